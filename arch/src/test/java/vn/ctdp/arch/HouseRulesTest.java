package vn.ctdp.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundles keep the rules of the house. */
class HouseRulesTest {

  private static JavaClasses classes;
  private static House house;

  @BeforeAll
  static void read() {
    classes = Bundles.importAll();
    house = new House(Bundles.listed(), Bundles::of);
  }

  @Test
  void everyBundleIsLookedAt() {
    assertThat(Bundles.onClassPath())
        .as("bundles that arch/pom.xml depends on")
        .isEqualTo(house.folders().keySet());
    Set<String> read =
        classes.stream().flatMap(type -> house.bundle(type).stream()).collect(Collectors.toSet());
    // One bundle is made of libraries alone.
    Set<String> written = new TreeSet<>(house.folders().keySet());
    written.remove("vaadin-runtime");
    assertThat(read).containsExactlyInAnyOrderElementsOf(written);
  }

  /** What anybody may read without signing in; whoever adds a line here opens a door. */
  @Test
  void onlyTheseArePublic() {
    assertThat(
            classes.stream()
                .filter(
                    type ->
                        type.getAllRawInterfaces().stream()
                            .anyMatch(
                                i ->
                                    i.getName().equals("vn.ctdp.core.rest.PublicEndpoint")
                                        || i.getName().equals("vn.ctdp.ui.view.PublicPage")))
                .map(JavaClass::getName))
        .containsExactlyInAnyOrder(
            "vn.ctdp.clusters.internal.PublicVacantLandResource",
            "vn.ctdp.clusters.ui.internal.VacantLandPage");
  }

  @ParameterizedTest
  @EnumSource
  void holds(Rule rule) {
    List<Finding> findings =
        classes.stream().flatMap(type -> rule.check(type, house)).distinct().toList();

    assertThat(findings)
        .as("%s, beyond what Exceptions explains", rule)
        .filteredOn(finding -> !Exceptions.to(rule).containsKey(finding.place()))
        .isEmpty();
    assertThat(Exceptions.to(rule).keySet())
        .as("exceptions from %s that are needed no more", rule)
        .isSubsetOf(findings.stream().map(Finding::place).collect(Collectors.toSet()));
  }
}
