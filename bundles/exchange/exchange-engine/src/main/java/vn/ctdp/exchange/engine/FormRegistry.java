package vn.ctdp.exchange.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormLibrary;
import vn.ctdp.exchange.form.FormSource;
import vn.ctdp.exchange.form.Forms;

/**
 * All forms of an instance: those kept in its database and those that modules offer now. A version
 * that was seen once never changes. Thread-safe.
 */
public final class FormRegistry implements Forms {

  private static final Logger LOG = LoggerFactory.getLogger(FormRegistry.class);

  private final FormStore store;
  private final Map<FormKey, Known> known = new HashMap<>();
  private final Map<FormSource, Set<FormKey>> sources = new LinkedHashMap<>();
  private final Set<FormSource> pending = new HashSet<>();
  private final Map<FormSource, List<Localized>> refused = new HashMap<>();
  private boolean loaded;

  /** Kept documents that this version of the platform cannot read. */
  private int unreadable;

  /** An empty registry over a store that is read when it is first needed. */
  public FormRegistry(FormStore store) {
    this.store = store;
  }

  /** Takes up what a module offers; when the store cannot be reached, it is tried again later. */
  public synchronized void add(FormSource source) {
    sources.put(source, Set.of());
    pending.add(source);
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.warn("Forms of module {} will be taken up later", source.moduleId(), e);
    }
  }

  /** The module is off; its forms stay known. */
  public synchronized void remove(FormSource source) {
    sources.remove(source);
    pending.remove(source);
    refused.remove(source);
  }

  @Override
  public synchronized List<FormDefinition> all() {
    refresh();
    learnFromOthers();
    Map<String, FormDefinition> newest = new HashMap<>();
    for (Known k : known.values()) {
      newest.merge(
          k.form.key().id(), k.form, (a, b) -> a.key().version() >= b.key().version() ? a : b);
    }
    List<FormDefinition> result = new ArrayList<>(newest.values());
    result.sort(
        Comparator.comparing(FormDefinition::number, VietnameseText.order())
            .thenComparing(f -> f.key().id()));
    return result;
  }

  @Override
  public synchronized Optional<FormDefinition> find(FormKey key) {
    refresh();
    if (!known.containsKey(key)) {
      learnFromOthers();
    }
    return Optional.ofNullable(known.get(key)).map(Known::form);
  }

  /** Takes up what another node has kept. */
  private void learnFromOthers() {
    if (store.count() != known.size() + unreadable) {
      unreadable = 0;
      for (FormStore.StoredForm stored : store.load()) {
        if (!known.containsKey(stored.key())) {
          learn(stored);
        }
      }
    }
  }

  /** Every version known, by official number, newest version first. */
  public synchronized List<FormDefinition> versions() {
    refresh();
    learnFromOthers();
    return known.values().stream()
        .map(Known::form)
        .sorted(
            Comparator.comparing(FormDefinition::number, VietnameseText.order())
                .thenComparing(f -> f.key().id())
                .thenComparing(f -> -f.key().version()))
        .toList();
  }

  /** The canonical document of a version. */
  public Optional<byte[]> document(FormKey key) {
    return store.load().stream()
        .filter(s -> s.key().equals(key))
        .findFirst()
        .map(s -> s.document().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a document and compares it with what is known; keeps nothing.
   *
   * @throws CtdpException when it is no form, or the version is known with other content
   */
  public synchronized FormLibrary.Preview preview(byte[] document) {
    refresh();
    learnFromOthers();
    FormDefinition form = read(document);
    Known same = known.get(form.key());
    if (same != null && !same.digest.equals(digest(document))) {
      throw new CtdpException(FormError.KNOWN, form.key().toString());
    }
    Optional<FormDefinition> before =
        known.values().stream()
            .map(Known::form)
            .filter(
                f ->
                    f.key().id().equals(form.key().id())
                        && f.key().version() < form.key().version())
            .max(Comparator.comparing(f -> f.key().version()));
    return new FormLibrary.Preview(
        form, same != null, before, before.map(b -> FormDifferences.of(b, form)).orElse(List.of()));
  }

  /**
   * Keeps a version within the caller's transaction.
   *
   * @param strict whether the version must be the one after the last: so at the centre; a province
   *     may have missed one
   */
  public synchronized FormDefinition add(byte[] document, boolean strict) {
    FormLibrary.Preview preview = preview(document);
    FormDefinition form = preview.form();
    if (!preview.known()) {
      int next = preview.before().map(b -> b.key().version() + 1).orElse(1);
      if (strict && form.key().version() != next) {
        throw new CtdpException(FormError.VERSION, form.key().id(), Integer.toString(next));
      }
      FormStore.StoredForm kept =
          store.keep(
              new FormStore.StoredForm(
                  form.key(),
                  digest(document),
                  new String(CanonicalJson.canonical(document), StandardCharsets.UTF_8)));
      if (!kept.digest().equals(digest(document))) {
        throw new CtdpException(FormError.KNOWN, form.key().toString());
      }
      learn(kept);
    }
    return form;
  }

  private static String digest(byte[] document) {
    return CanonicalJson.sha256(CanonicalJson.canonical(document));
  }

  private static FormDefinition read(byte[] document) {
    try {
      return FormReader.read(document);
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          FormError.INVALID, e.problems(), e, Integer.toString(e.problems().size()));
    }
  }

  @Override
  public synchronized Optional<FormDefinition> find(String id, LocalDate day) {
    refresh();
    return known.values().stream()
        .map(Known::form)
        .filter(f -> f.key().id().equals(id) && inForce(f, day))
        .max(Comparator.comparing(f -> f.key().version()));
  }

  /** Whether a version may be used for figures of that day. */
  public static boolean inForce(FormDefinition form, LocalDate day) {
    return !form.validFrom().isAfter(day)
        && (form.validTo() == null || !form.validTo().isBefore(day));
  }

  @Override
  public synchronized boolean offered(FormKey key) {
    refresh();
    Known form = known.get(key);
    // A version that came without a release belongs to its module as those in its bundle do.
    return form != null
        && sources.keySet().stream()
            .anyMatch(source -> source.moduleId().equals(form.form.moduleId()));
  }

  @Override
  public synchronized List<Localized> problems() {
    refresh();
    return refused.values().stream().flatMap(List::stream).toList();
  }

  private void refresh() {
    if (!loaded) {
      for (FormStore.StoredForm stored : store.load()) {
        learn(stored);
      }
      loaded = true;
    }
    for (FormSource source : List.copyOf(pending)) {
      Set<FormKey> keys = new HashSet<>();
      List<Localized> problems = new ArrayList<>();
      for (URL url : source.definitions()) {
        take(source, url, keys, problems);
      }
      sources.put(source, Set.copyOf(keys));
      refused.put(source, problems);
      pending.remove(source);
    }
  }

  private void take(FormSource source, URL url, Set<FormKey> keys, List<Localized> problems) {
    String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    byte[] document;
    FormDefinition form;
    try (InputStream in = url.openStream()) {
      document = in.readNBytes(FormReader.MAX_BYTES + 1);
      form = FormReader.read(document);
    } catch (IOException | InvalidDocumentException e) {
      LOG.error("Form {} of module {} is refused", name, source.moduleId(), e);
      problems.add(
          new Localized(
              "Biểu mẫu " + name + " không đọc được: " + e.getMessage(),
              "The form " + name + " cannot be read: " + e.getMessage()));
      return;
    }
    if (!form.moduleId().equals(source.moduleId())) {
      LOG.error(
          "Form {} says that it belongs to module {}, but {} offers it: refused",
          form.key(),
          form.moduleId(),
          source.moduleId());
      problems.add(
          new Localized(
              "Biểu mẫu " + form.key() + " không thuộc phân hệ " + source.moduleId() + ".",
              "The form " + form.key() + " does not belong to module " + source.moduleId() + "."));
      return;
    }
    byte[] canonical = CanonicalJson.canonical(document);
    FormStore.StoredForm offered =
        new FormStore.StoredForm(
            form.key(),
            CanonicalJson.sha256(canonical),
            new String(canonical, StandardCharsets.UTF_8));
    Known before = known.get(form.key());
    if (before == null) {
      learn(store.keep(offered));
      before = known.get(form.key());
    }
    if (before != null && !before.digest.equals(offered.digest())) {
      LOG.error(
          "Form {} is known with other content (SHA-256 {}) than module {} offers ({}): refused."
              + " A changed form needs a new version",
          form.key(),
          before.digest,
          source.moduleId(),
          offered.digest());
      problems.add(
          new Localized(
              "Biểu mẫu "
                  + form.key()
                  + " đã có với nội dung khác; nội dung mới bị từ chối. Biểu mẫu sửa đổi phải có"
                  + " số phiên bản mới.",
              "The form "
                  + form.key()
                  + " is known with other content; the new content is refused. A changed form"
                  + " needs a new version."));
    }
    keys.add(form.key());
  }

  private void learn(FormStore.StoredForm stored) {
    try {
      known.put(
          stored.key(),
          new Known(
              FormReader.read(stored.document().getBytes(StandardCharsets.UTF_8)),
              stored.digest()));
    } catch (InvalidDocumentException e) {
      unreadable++;
      LOG.error("The kept form {} cannot be read", stored.key(), e);
    }
  }

  private record Known(FormDefinition form, String digest) {}
}
