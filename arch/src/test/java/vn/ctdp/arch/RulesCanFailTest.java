package vn.ctdp.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.ctdp.arch.wrong.WrongModule;
import vn.ctdp.arch.wrong.internal.Hidden;
import vn.ctdp.modules.ModuleCatalogue;
import vn.ctdp.ui.view.ViewContribution;

/** A rule that cannot fail guards nothing: each one has to see a class that is wrong on purpose. */
class RulesCanFailTest {

  /** The wrong classes, and those of other bundles that they use. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importClasses(
              WrongModule.class, Hidden.class, ModuleCatalogue.class, ViewContribution.class);

  private static final JavaClass WRONG = CLASSES.get(WrongModule.class);

  private static List<Finding> findings(Rule rule, JavaClass type, String bundle) {
    House house =
        new House(
            Bundles.listed(),
            asked ->
                asked.getName().equals(type.getName())
                    ? Optional.of(bundle)
                    : asked.getName().equals(Hidden.class.getName())
                        ? Optional.of("core-store")
                        : Bundles.of(asked));
    return rule.check(type, house).toList();
  }

  @ParameterizedTest
  @EnumSource
  void seesWhatIsWrong(Rule rule) {
    // What a bundle may do depends on the bundle, so the wrong class stands in the one where the
    // rule is meant to bite.
    String bundle =
        switch (rule) {
          case CORE_API_KNOWS_NOBODY -> "core-api";
          case UI_WITHOUT_DATABASE -> "clusters-ui";
          default -> "clusters";
        };

    assertThat(findings(rule, WRONG, bundle)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOORS                  | clusters     | uses vn.ctdp.modules.ModuleCatalogue
          DOORS                  | clusters     | uses vn.ctdp.ui.view.ViewContribution
          DOORS                  | clusters-ui  | uses vn.ctdp.modules.ModuleCatalogue
          DOORS                  | gateway      | uses vn.ctdp.ui.view.ViewContribution
          CORE_API_KNOWS_NOBODY  | core-api     | uses javax.persistence.EntityManager
          CORE_API_KNOWS_NOBODY  | core-api     | uses com.vaadin.flow.component.Component
          KARAF_IN_ONE_PLACE     | gateway      | uses org.apache.karaf.features.FeaturesService
          VAADIN_IN_UI_ONLY      | exchange-api | uses com.vaadin.flow.component.Component
          UI_WITHOUT_DATABASE    | core-ui      | uses javax.persistence.EntityManager
          TIME_FROM_A_CLOCK      | clusters     | uses java.util.Date
          TIME_FROM_A_CLOCK      | clusters     | calls java.lang.System.currentTimeMillis()
          TIME_FROM_A_CLOCK      | clusters     | calls java.time.LocalDate.now()
          NO_PRINTING            | clusters     | uses System.out
          INTERNALS_STAY_INSIDE  | clusters     | uses vn.ctdp.arch.wrong.internal.Hidden
          """)
  void saysWhat(Rule rule, String bundle, String what) {
    assertThat(findings(rule, WRONG, bundle)).extracting(Finding::what).contains(what);
  }

  @Test
  void seesEveryFloatingPointMember() {
    assertThat(findings(Rule.NO_FLOATING_POINT, WRONG, "clusters"))
        .extracting(Finding::place)
        .containsExactlyInAnyOrder(
            WrongModule.class.getName() + "#area",
            WrongModule.class.getName() + "#rates",
            WrongModule.class.getName() + "#rate");
  }

  @Test
  void seesBothKindsOfStatics() {
    assertThat(findings(Rule.NO_STATIC_REGISTRIES, WRONG, "clusters"))
        .extracting(Finding::place)
        .containsExactlyInAnyOrder(
            WrongModule.class.getName() + "#REGISTRY", WrongModule.class.getName() + "#count");
  }

  @Test
  void seesAnInternalPackageThatIsExported() {
    JavaClass hidden =
        new ClassFileImporter().importPackages("vn.ctdp.arch.wrong").get(Hidden.class);

    assertThat(findings(Rule.PACKAGES_ARE_PUBLIC_OR_INTERNAL, hidden, "clusters"))
        .extracting(Finding::what)
        .containsExactly("is internal and exported");
  }

  @Test
  void letsABundleUseItsOwnThings() {
    assertThat(findings(Rule.KARAF_IN_ONE_PLACE, WRONG, "core-modules")).isEmpty();
    assertThat(findings(Rule.VAADIN_IN_UI_ONLY, WRONG, "clusters-ui")).isEmpty();
    assertThat(findings(Rule.INTERNALS_STAY_INSIDE, WRONG, "core-store")).isEmpty();
    assertThat(findings(Rule.DOORS, WRONG, "core-ui")).isEmpty();
  }
}
