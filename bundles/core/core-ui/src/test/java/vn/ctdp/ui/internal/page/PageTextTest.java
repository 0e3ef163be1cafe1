package vn.ctdp.ui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.rule.Evidence;

class PageTextTest {

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(PageText.MESSAGES.keys()).hasSizeGreaterThan(200);
    assertThat(PageText.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyKindHasItsName() {
    Stream<String> wanted =
        Stream.of(
                names("core.organisationType.", OrganisationType.values()),
                names("core.ownerType.", OwnerType.values()),
                names("core.scope.", Scope.values()),
                names("core.evidence.", Evidence.values()),
                names("core.actual.", ModuleStatus.Actual.values()),
                names("core.wanted.", ModuleStatus.Wanted.values()))
            .flatMap(s -> s);

    assertThat(PageText.MESSAGES.keys()).containsAll(wanted.toList());
  }

  private static Stream<String> names(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(v -> prefix + v.name());
  }
}
