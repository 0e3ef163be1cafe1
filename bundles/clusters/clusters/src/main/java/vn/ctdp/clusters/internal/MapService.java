package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.map.Coordinates;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.ImportPreview;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.VietnameseText;

/** Places on JPA. */
@Component(service = ClusterMap.class)
public class MapService implements ClusterMap {

  /** Names under which offices keep the code or the name, without marks, best first. */
  private static final List<String> LIKELY =
      List.of("code", "ma", "ma cum", "macum", "name", "ten", "ten cum", "tencum");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public MapService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public List<MappedCluster> clusters(Caller caller, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> mapped(em, ClusterStore.all(em, Doors.province(instance)), day));
  }

  @Override
  public Optional<MappedCluster> cluster(Caller caller, UUID id, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(ClusterEntity.class, id.toString()))
                .map(e -> mapped(em, List.of(e), day).get(0)));
  }

  @Override
  public List<Place> history(Caller caller, UUID cluster) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select p from PlaceEntity p where p.cluster = :cluster order by"
                        + " p.effectiveFrom desc, p.id desc",
                    PlaceEntity.class)
                .setParameter("cluster", cluster.toString())
                .getResultList()
                .stream()
                .map(MapService::place)
                .toList());
  }

  @Override
  public MappedCluster savePoint(
      Caller caller, UUID cluster, GeoPoint point, LocalDate from, String source) {
    List<FieldProblem> wrong = Coordinates.problems(point, "coordinates");
    if (!wrong.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, wrong, null);
    }
    GeoPoint exact = Coordinates.rounded(point.latitude(), point.longitude());
    return save(caller, cluster, from, source, entity(Place.Kind.POINT, exact, null));
  }

  @Override
  public MappedCluster saveOutline(
      Caller caller, UUID cluster, String geoJson, LocalDate from, String source) {
    return save(
        caller, cluster, from, source, entity(Place.Kind.OUTLINE, null, GeoJson.outline(geoJson)));
  }

  @Override
  public MappedCluster remove(
      Caller caller, UUID cluster, Place.Kind kind, LocalDate from, String source) {
    return save(caller, cluster, from, source, entity(kind, null, null));
  }

  @Override
  public ImportPreview preview(
      Caller caller, String fileName, byte[] content, String property, LocalDate day) {
    access.requireAnywhere(caller, ClusterPermissions.EDIT);
    List<GeoJson.Feature> features = GeoJson.file(fileName, content);
    return jpa.txExpr(TransactionType.Supports, em -> preview(em, features, property, day));
  }

  @Override
  public int importFile(
      Caller caller,
      String fileName,
      byte[] content,
      String property,
      LocalDate from,
      String source) {
    checked(from, source);
    access.requireAnywhere(caller, ClusterPermissions.EDIT);
    List<GeoJson.Feature> features = GeoJson.file(fileName, content);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterChanges.awaitTurn(em);
          ImportPreview preview = preview(em, features, property, from);
          List<FieldProblem> problems = new ArrayList<>();
          for (ImportPreview.Row row : preview.rows()) {
            for (FieldProblem p : row.problems()) {
              problems.add(
                  FieldProblem.error(
                      "features[" + (row.number() - 1) + "]",
                      p.code(),
                      "Đối tượng " + row.number() + ": " + p.vi(),
                      "Feature " + row.number() + ": " + p.en()));
            }
          }
          if (!problems.isEmpty()) {
            throw new CtdpException(CoreError.INVALID, problems, null);
          }
          for (int i = 0; i < features.size(); i++) {
            GeoJson.Feature feature = features.get(i);
            ClusterEntity owner =
                Doors.editable(
                    em,
                    access,
                    instance,
                    caller,
                    ClusterPermissions.EDIT,
                    preview.rows().get(i).cluster());
            Place.Kind kind = preview.rows().get(i).kind();
            write(
                caller, em, owner, from, source, entity(kind, feature.point(), feature.outline()));
          }
          return features.size();
        });
  }

  private ImportPreview preview(
      EntityManager em, List<GeoJson.Feature> features, String chosen, LocalDate day) {
    Set<String> names = new LinkedHashSet<>();
    features.forEach(f -> names.addAll(f.properties().keySet()));
    List<ClusterEntity> clusters = ClusterStore.all(em, Doors.province(instance));
    Map<String, List<Known>> byKey = new HashMap<>();
    for (ClusterEntity c : clusters) {
      known(byKey, c, c.code);
      known(byKey, c, c.name);
      c.oldNames.lines().forEach(old -> known(byKey, c, old));
    }
    String property =
        chosen != null && names.contains(chosen) ? chosen : likely(features, names, byKey);
    Map<String, PlaceEntity> there = latest(em, clusters.stream().map(c -> c.id).toList(), day);
    Map<String, Integer> taken = new HashMap<>();
    List<ImportPreview.Row> rows = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      GeoJson.Feature f = features.get(i);
      List<FieldProblem> problems = new ArrayList<>(f.problems());
      String label = property == null ? "" : f.properties().getOrDefault(property, "");
      List<ClusterEntity> named = named(byKey, label);
      ClusterEntity cluster = named.size() == 1 ? named.get(0) : null;
      if (named.size() > 1) {
        problems.add(
            FieldProblem.error(
                "cluster",
                "CCN-BD-16",
                "Có nhiều cụm mang tên hoặc mã “" + label + "”.",
                "Several clusters have the name or code “" + label + "”."));
      } else if (cluster == null) {
        problems.add(
            FieldProblem.error(
                "cluster",
                "CCN-BD-16",
                label.isEmpty()
                    ? "Đối tượng không có mã hoặc tên cụm."
                    : "Không có cụm nào mang mã hoặc tên “" + label + "”.",
                label.isEmpty()
                    ? "The feature has no code or name of a cluster."
                    : "No cluster has the code or name “" + label + "”."));
      }
      Place.Kind kind =
          f.point() != null ? Place.Kind.POINT : f.outline() != null ? Place.Kind.OUTLINE : null;
      if (cluster != null && kind != null) {
        Integer other = taken.putIfAbsent(cluster.id + kind, i + 1);
        if (other != null) {
          problems.add(
              FieldProblem.error(
                  "cluster",
                  "CCN-BD-17",
                  "Đối tượng " + other + " đã dành cho cụm này.",
                  "Feature " + other + " is for this cluster already."));
        }
      }
      PlaceEntity before =
          cluster == null || kind == null ? null : there.get(cluster.id + kind.name());
      rows.add(
          new ImportPreview.Row(
              i + 1,
              label,
              cluster == null ? null : UUID.fromString(cluster.id),
              cluster == null ? null : cluster.name,
              kind,
              f.outline() == null ? (f.point() == null ? 0 : 1) : f.outline().points(),
              f.outline() == null ? null : f.outline().hectares(),
              before != null && place(before).present(),
              problems));
    }
    return new ImportPreview(List.copyOf(names), property, rows);
  }

  /** A cluster under one of its names. */
  private record Known(ClusterEntity cluster, String name) {}

  private static void known(Map<String, List<Known>> byKey, ClusterEntity c, String name) {
    if (name != null && !name.isBlank()) {
      byKey.computeIfAbsent(ClusterNames.key(name), k -> new ArrayList<>()).add(new Known(c, name));
    }
  }

  /** The clusters that a label names, as everywhere in the register. */
  private static List<ClusterEntity> named(Map<String, List<Known>> byKey, String label) {
    return label.isBlank()
        ? List.of()
        : byKey.getOrDefault(ClusterNames.key(label), List.of()).stream()
            .filter(k -> ClusterNames.same(k.name(), label))
            .map(Known::cluster)
            .distinct()
            .toList();
  }

  private static String likely(
      List<GeoJson.Feature> features, Set<String> names, Map<String, List<Known>> byKey) {
    String best = null;
    long most = 0;
    for (String name : names) {
      long found =
          features.stream()
              .map(f -> f.properties().get(name))
              .filter(v -> v != null && !named(byKey, v).isEmpty())
              .count();
      if (found > most) {
        most = found;
        best = name;
      }
    }
    if (best != null) {
      return best;
    }
    return names.stream()
        .filter(n -> LIKELY.contains(VietnameseText.searchKey(n)))
        .findFirst()
        .orElse(names.stream().findFirst().orElse(null));
  }

  private MappedCluster save(
      Caller caller, UUID cluster, LocalDate from, String source, PlaceEntity row) {
    checked(from, source);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner =
              Doors.editable(em, access, instance, caller, ClusterPermissions.EDIT, cluster);
          write(caller, em, owner, from, source, row);
          return mapped(em, List.of(owner), from).get(0);
        });
  }

  private void write(
      Caller caller,
      EntityManager em,
      ClusterEntity owner,
      LocalDate from,
      String source,
      PlaceEntity row) {
    ClusterChanges.touched(em, owner.id);
    row.cluster = owner.id;
    row.effectiveFrom = from;
    row.source = VietnameseText.normalise(source);
    row.recordedBy = caller.username();
    row.recordedAt = clock.instant();
    em.persist(row);
    em.flush();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("kind", row.kind);
    details.put("from", from.toString());
    details.put("source", row.source);
    if (row.latitude != null) {
      details.put("point", row.latitude + ", " + row.longitude);
    }
    if (row.outlineArea != null) {
      details.put("outlineArea", row.outlineArea.toPlainString());
    }
    audit.append(
        caller,
        row.latitude == null && row.outline == null
            ? "clusters.place.remove"
            : "clusters.place.record",
        new SubjectRef(ClusterSubjects.CLUSTER, owner.id),
        details);
  }

  private static void checked(LocalDate from, String source) {
    Input input = new Input();
    input.day("from", from, true);
    input.text("source", VietnameseText.normalise(source), 300, true);
    input.done();
  }

  private static PlaceEntity entity(Place.Kind kind, GeoPoint point, Outline outline) {
    PlaceEntity row = new PlaceEntity();
    row.kind = kind.name();
    if (point != null) {
      row.latitude = point.latitude();
      row.longitude = point.longitude();
    }
    if (outline != null) {
      row.outline = outline.geoJson();
      row.outlineArea = outline.hectares();
    }
    return row;
  }

  private static List<MappedCluster> mapped(
      EntityManager em, List<ClusterEntity> clusters, LocalDate day) {
    Map<String, PlaceEntity> places = latest(em, clusters.stream().map(c -> c.id).toList(), day);
    return ClusterStore.snapshots(em, clusters, day).stream()
        .map(
            s -> {
              String id = s.cluster().id().toString();
              return new MappedCluster(
                  s,
                  present(places.get(id + Place.Kind.POINT)),
                  present(places.get(id + Place.Kind.OUTLINE)));
            })
        .toList();
  }

  private static Optional<Place> present(PlaceEntity row) {
    return Optional.ofNullable(row).map(MapService::place).filter(Place::present);
  }

  /** The records that count on a day, by cluster and kind: one statement. */
  private static Map<String, PlaceEntity> latest(
      EntityManager em, Collection<String> clusters, LocalDate day) {
    Map<String, PlaceEntity> latest = new HashMap<>();
    if (clusters.isEmpty()) {
      return latest;
    }
    // Most provinces record few places; all of them cost less than a long list of ids.
    boolean one = clusters.size() == 1;
    TypedQuery<PlaceEntity> query =
        em.createQuery(
                "select p from PlaceEntity p where p.effectiveFrom <= :day"
                    + (one ? " and p.cluster = :cluster" : "")
                    + " order by p.effectiveFrom, p.id",
                PlaceEntity.class)
            .setParameter("day", day);
    if (one) {
      query.setParameter("cluster", clusters.iterator().next());
    }
    query.getResultList().forEach(p -> latest.put(p.cluster + p.kind, p));
    return latest;
  }

  private static Place place(PlaceEntity p) {
    return new Place(
        Place.Kind.valueOf(p.kind),
        p.effectiveFrom,
        p.latitude == null ? null : new GeoPoint(p.latitude, p.longitude),
        p.outline,
        p.outlineArea,
        p.source,
        p.recordedBy,
        p.recordedAt);
  }

  private void requireView(Caller caller) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }
}
