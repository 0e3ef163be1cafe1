package vn.ctdp.exchange.centre.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import vn.ctdp.exchange.engine.FormStore;
import vn.ctdp.exchange.form.FormKey;

/** Form definitions in the tables {@code form_definition} and {@code form_part}. */
final class FormTable implements FormStore {

  private final JpaTemplate jpa;
  private final Clock clock;

  FormTable(JpaTemplate jpa, Clock clock) {
    this.jpa = jpa;
    this.clock = clock;
  }

  @Override
  public List<StoredForm> load() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<FormKey, List<byte[]>> parts = new LinkedHashMap<>();
          for (FormPartEntity part :
              em.createQuery(
                      "select p from FormPartEntity p order by p.formId, p.formVersion, p.partNo",
                      FormPartEntity.class)
                  .getResultList()) {
            parts
                .computeIfAbsent(new FormKey(part.formId, part.formVersion), k -> new ArrayList<>())
                .add(part.content);
          }
          List<StoredForm> result = new ArrayList<>();
          for (FormEntity form :
              em.createQuery("select f from FormEntity f", FormEntity.class).getResultList()) {
            FormKey key = new FormKey(form.formId, form.formVersion);
            result.add(stored(key, form.digest, parts.getOrDefault(key, List.of())));
          }
          return result;
        });
  }

  @Override
  public long count() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> em.createQuery("select count(f) from FormEntity f", Long.class).getSingleResult());
  }

  @Override
  public StoredForm keep(StoredForm form) {
    try {
      return jpa.txExpr(
          TransactionType.RequiresNew,
          em -> {
            StoredForm kept = find(em, form.key());
            if (kept != null) {
              return kept;
            }
            insert(em, form);
            em.flush();
            return form;
          });
    } catch (PersistenceException e) {
      // Another node was faster: what it kept counts.
      StoredForm kept = jpa.txExpr(TransactionType.RequiresNew, em -> find(em, form.key()));
      if (kept == null) {
        throw e;
      }
      return kept;
    }
  }

  private void insert(EntityManager em, StoredForm form) {
    FormEntity entity = new FormEntity();
    entity.formId = form.key().id();
    entity.formVersion = form.key().version();
    entity.digest = form.digest();
    entity.seenAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    em.persist(entity);
    em.flush();
    int partNo = 0;
    for (byte[] content : Bytes.split(form.document().getBytes(StandardCharsets.UTF_8))) {
      FormPartEntity part = new FormPartEntity();
      part.formId = entity.formId;
      part.formVersion = entity.formVersion;
      part.partNo = partNo++;
      part.content = content;
      em.persist(part);
    }
  }

  private static StoredForm find(EntityManager em, FormKey key) {
    List<FormEntity> forms =
        em.createQuery(
                "select f from FormEntity f where f.formId = :id and f.formVersion = :version",
                FormEntity.class)
            .setParameter("id", key.id())
            .setParameter("version", key.version())
            .getResultList();
    if (forms.isEmpty()) {
      return null;
    }
    List<byte[]> parts =
        em
            .createQuery(
                "select p from FormPartEntity p where p.formId = :id and p.formVersion = :version"
                    + " order by p.partNo",
                FormPartEntity.class)
            .setParameter("id", key.id())
            .setParameter("version", key.version())
            .getResultList()
            .stream()
            .map(p -> p.content)
            .toList();
    return stored(key, forms.get(0).digest, parts);
  }

  private static StoredForm stored(FormKey key, String digest, List<byte[]> parts) {
    return new StoredForm(key, digest, new String(Bytes.join(parts), StandardCharsets.UTF_8));
  }
}
