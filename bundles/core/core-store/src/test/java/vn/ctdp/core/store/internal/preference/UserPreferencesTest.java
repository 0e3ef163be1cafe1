package vn.ctdp.core.store.internal.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.UserPreferences;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;

class UserPreferencesTest {

  static Stream<Fixture> fixtures() {
    return Shared.fixtures();
  }

  private static Caller somebody() {
    String id = UUID.randomUUID().toString();
    return new Caller(
        id, "u" + id, "", Caller.Kind.PERSON, "ui", "", Locale.forLanguageTag("vi-VN"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keepsReplacesAndForgetsAValue(Fixture f) {
    UserPreferences preferences = new UserPreferencesService(f.database().jpa());
    Caller caller = somebody();

    assertThat(preferences.get(caller, "grid.a.columns")).isEmpty();
    preferences.put(caller, "grid.a.columns", "tên,mã");
    preferences.put(caller, "grid.a.columns", "mã");
    assertThat(preferences.get(caller, "grid.a.columns")).contains("mã");

    preferences.remove(caller, "grid.a.columns");
    preferences.remove(caller, "grid.a.columns");
    assertThat(preferences.get(caller, "grid.a.columns")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void twoPagesThatKeepTheSameForTheFirstTimeBothSucceed(Fixture f) throws Exception {
    UserPreferences preferences = new UserPreferencesService(f.database().jpa());
    Caller caller = somebody();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 20; i++) {
        String key = "grid." + i;
        List<Future<?>> pages =
            Stream.of("một", "hai")
                .<Future<?>>map(
                    value ->
                        pool.submit(
                            () -> {
                              together.await();
                              preferences.put(caller, key, value);
                              return null;
                            }))
                .toList();
        for (Future<?> page : pages) {
          page.get();
        }
        assertThat(preferences.get(caller, key)).isPresent();
      }
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void showsACallerOnlyHisOwn(Fixture f) {
    UserPreferences preferences = new UserPreferencesService(f.database().jpa());
    Caller one = somebody();
    Caller other = somebody();
    preferences.put(one, "grid.a.filter.Các sở", "q=so");
    preferences.put(one, "grid.b.filter.Các sở", "q=khac");
    preferences.put(other, "grid.a.filter.x", "q=x");

    assertThat(preferences.list(one, "grid.a.filter."))
        .containsOnlyKeys("grid.a.filter.Các sở")
        .containsValue("q=so");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void refusesWhatDoesNotFit(Fixture f) {
    UserPreferences preferences = new UserPreferencesService(f.database().jpa());

    assertThatThrownBy(() -> preferences.put(somebody(), "", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> preferences.put(somebody(), "k", "x".repeat(UserPreferences.MAX_VALUE + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
