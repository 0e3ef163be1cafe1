package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormLibrary;
import vn.ctdp.exchange.form.FormSource;

class FormRegistryTest {

  private static final FormKey KEY = new FormKey("example-clusters", 1);

  @TempDir Path folder;

  private final Memory memory = new Memory();

  @Test
  void keepsWhatItHasSeenWhenTheModuleGoes() {
    FormRegistry registry = new FormRegistry(memory);
    FormSource source = source(Example.document());
    registry.add(source);
    assertThat(registry.offered(KEY)).isTrue();

    registry.remove(source);

    assertThat(registry.offered(KEY)).isFalse();
    assertThat(registry.find(KEY)).isPresent();
    assertThat(new FormRegistry(memory).all()).hasSize(1);
  }

  @Test
  void refusesOtherContentUnderAKnownVersion() {
    FormRegistry registry = new FormRegistry(memory);
    registry.add(source(Example.document()));

    registry.add(source(Example.document().replace("Số cụm", "Số lượng cụm")));

    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.find(KEY))
        .get()
        .satisfies(f -> assertThat(f.rows().get(1).label().vi()).isEqualTo("Số cụm"));
  }

  @Test
  void takesTheSameContentInAnotherLayout() {
    FormRegistry registry = new FormRegistry(memory);
    registry.add(source(Example.document()));

    registry.add(source(Example.document().replace("\n", " ")));

    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void choosesTheNewestVersionInForce() {
    FormRegistry registry = new FormRegistry(memory);
    String second =
        Example.document()
            .replace("\"version\": 1", "\"version\": 2")
            .replace("\"validFrom\": \"2024-11-15\"", "\"validFrom\": \"2027-01-01\"");
    registry.add(source(Example.document(), second));

    assertThat(registry.find(KEY.id(), LocalDate.of(2026, 6, 14)))
        .get()
        .extracting(f -> f.key().version())
        .isEqualTo(1);
    assertThat(registry.find(KEY.id(), LocalDate.of(2027, 6, 14)))
        .get()
        .extracting(f -> f.key().version())
        .isEqualTo(2);
    assertThat(registry.find(KEY.id(), LocalDate.of(2024, 11, 14))).isEmpty();
    assertThat(registry.all()).extracting(f -> f.key().version()).containsExactly(2);
  }

  @Test
  void refusesAnotherModulesFormAndAnUnreadableOne() {
    FormRegistry registry = new FormRegistry(memory);

    registry.add(
        source(Example.document().replace("\"module\": \"clusters\"", "\"module\": \"x\""), "{"));

    assertThat(registry.problems()).hasSize(2);
    assertThat(registry.all()).isEmpty();
  }

  @Test
  void takesANewVersionWithoutARelease() {
    FormRegistry registry = new FormRegistry(memory);
    FormSource source = source(Example.document());
    registry.add(source);
    String second =
        Example.document()
            .replace("\"version\": 1", "\"version\": 2")
            .replace("Số cụm", "Tổng số cụm")
            .replace("\"validFrom\": \"2024-11-15\"", "\"validFrom\": \"2027-01-01\"");
    byte[] document = second.getBytes(StandardCharsets.UTF_8);

    FormLibrary.Preview preview = registry.preview(document);
    assertThat(preview.known()).isFalse();
    assertThat(preview.before()).isPresent();
    assertThat(preview.differences())
        .extracting(d -> d.en())
        .containsExactly(
            "Cell 1: “Số cụm [cluster, ADDITIVE, clusters.planned.count]” → “Tổng số"
                + " cụm [cluster, ADDITIVE, clusters.planned.count]”");
    assertThat(registry.find(new FormKey(KEY.id(), 2))).isEmpty();

    FormDefinition added = registry.add(document, true);
    assertThat(registry.offered(added.key())).isTrue();
    assertThat(registry.find(KEY.id(), LocalDate.of(2027, 6, 14))).contains(added);
    assertThat(registry.versions()).extracting(f -> f.key().version()).containsExactly(2, 1);
    assertThat(registry.add(document, true)).isEqualTo(added);
    registry.remove(source);
    assertThat(registry.offered(added.key())).isFalse();
  }

  @Test
  void aNodeLearnsWhatAnotherHasTakenIn() {
    FormRegistry here = new FormRegistry(memory);
    FormRegistry there = new FormRegistry(memory);
    assertThat(here.all()).isEmpty();

    there.add(Example.document().getBytes(StandardCharsets.UTF_8), true);

    assertThat(here.find(KEY)).isPresent();
    assertThat(here.all()).hasSize(1);
  }

  @Test
  void refusesADocumentThatIsNoNextVersion() {
    FormRegistry registry = new FormRegistry(memory);
    registry.add(source(Example.document()));

    refused(registry, Example.document().replace("Số cụm", "Số lượng cụm"), FormError.KNOWN);
    refused(
        registry,
        Example.document().replace("\"version\": 1", "\"version\": 3"),
        FormError.VERSION);
    refused(registry, Example.document().replace("[3]/[2]", "[3]/[9]"), FormError.INVALID);
  }

  private static void refused(FormRegistry registry, String document, FormError error) {
    assertThatThrownBy(() -> registry.add(document.getBytes(StandardCharsets.UTF_8), true))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
  }

  private FormSource source(String... documents) {
    List<URL> urls = new ArrayList<>();
    try {
      for (String document : documents) {
        Path file = Files.createTempFile(folder, "form", ".json");
        Files.writeString(file, document);
        urls.add(file.toUri().toURL());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FormSource() {
      @Override
      public String moduleId() {
        return "clusters";
      }

      @Override
      public List<URL> definitions() {
        return urls;
      }
    };
  }

  private static final class Memory implements FormStore {

    private final Map<String, StoredForm> kept = new TreeMap<>();

    @Override
    public List<StoredForm> load() {
      return List.copyOf(kept.values());
    }

    @Override
    public long count() {
      return kept.size();
    }

    @Override
    public StoredForm keep(StoredForm form) {
      kept.putIfAbsent(form.key().toString(), form);
      return kept.get(form.key().toString());
    }
  }
}
