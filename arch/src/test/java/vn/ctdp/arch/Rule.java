package vn.ctdp.arch;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the house that compiled classes can show. */
enum Rule {
  /** core-api is types and interfaces: the JDK, itself and annotations that no runtime needs. */
  CORE_API_KNOWS_NOBODY {
    private final List<String> known =
        List.of("java.", "org.osgi.annotation.", "org.osgi.service.component.annotations.");

    @Override
    Stream<Finding> check(JavaClass type, House house) {
      return house.bundle(type).filter("core-api"::equals).isEmpty()
          ? Stream.empty()
          : house
              .uses(type)
              .filter(used -> startsWithNone(used, known))
              .filter(used -> !house.bundle(used).equals(house.bundle(type)))
              .map(used -> uses(type, used));
    }
  },

  /** A package is public, then it says so and carries a version, or internal, then it does not. */
  PACKAGES_ARE_PUBLIC_OR_INTERNAL {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      if (type.isNestedClass()) {
        return Stream.empty();
      }
      Set<String> said = new HashSet<>();
      type.getPackage().getAnnotations().forEach(a -> said.add(a.getRawType().getName()));
      boolean exported = said.contains("org.osgi.annotation.bundle.Export");
      boolean versioned = said.contains("org.osgi.annotation.versioning.Version");
      if (isInternal(type)) {
        return exported
            ? Stream.of(new Finding(type.getPackageName(), "is internal and exported"))
            : Stream.empty();
      }
      return exported && versioned
          ? Stream.empty()
          : Stream.of(new Finding(type.getPackageName(), "is public without @Export and @Version"));
    }
  },

  /** Nobody uses what is internal to another bundle. */
  INTERNALS_STAY_INSIDE {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      return house
          .uses(type)
          .filter(Rule::isInternal)
          .filter(used -> house.bundle(used).isPresent())
          .filter(used -> !house.bundle(used).equals(house.bundle(type)))
          .map(used -> uses(type, used));
    }
  },

  /** A bundle uses the bundles that its place in the house allows. */
  DOORS {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      Optional<String> own = house.bundle(type);
      if (own.isEmpty()) {
        return Stream.empty();
      }
      return house
          .uses(type)
          .filter(used -> house.bundle(used).isPresent())
          .filter(used -> !house.mayUse(own.get(), house.bundle(used).get()))
          .map(used -> uses(type, used));
    }
  },

  /** A user interface asks services; it never touches the database. */
  UI_WITHOUT_DATABASE {
    private final List<String> database =
        List.of(
            "javax.persistence.",
            "jakarta.persistence.",
            "org.hibernate.",
            "org.apache.aries.jpa.",
            "java.sql.",
            "javax.sql.");

    @Override
    Stream<Finding> check(JavaClass type, House house) {
      return house.isUi(type) ? usesAny(type, house, database) : Stream.empty();
    }
  },

  /** One bundle knows Karaf's features service. */
  KARAF_IN_ONE_PLACE {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      return house.bundle(type).filter("core-modules"::equals).isPresent()
          ? Stream.empty()
          : usesAny(type, house, List.of("org.apache.karaf."));
    }
  },

  /** Vaadin is known to user interfaces only. */
  VAADIN_IN_UI_ONLY {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      return house.isUi(type) ? Stream.empty() : usesAny(type, house, List.of("com.vaadin."));
    }
  },

  /** The time comes from an injected clock. */
  TIME_FROM_A_CLOCK {
    private final Set<String> old =
        Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.sql.Date",
            "java.sql.Time");

    @Override
    Stream<Finding> check(JavaClass type, House house) {
      Stream<Finding> types =
          house
              .uses(type)
              .filter(used -> old.contains(used.getName()))
              .map(used -> uses(type, used));
      Stream<Finding> calls =
          calls(type).filter(call -> asksTheSystem(call.target())).map(Call::finding);
      return Stream.concat(types, calls);
    }

    private boolean asksTheSystem(CodeUnitAccessTarget target) {
      String owner = target.getOwner().getName();
      boolean clockGiven =
          target.getRawParameterTypes().stream()
              .anyMatch(p -> p.getName().equals("java.time.Clock"));
      return owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis")
          || owner.startsWith("java.time.") && target.getName().equals("now") && !clockGiven
          || owner.equals("java.time.Clock") && target.getName().startsWith("system");
    }
  },

  /** No floating point near a figure. */
  NO_FLOATING_POINT {
    private final Set<String> floating =
        Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Override
    Stream<Finding> check(JavaClass type, House house) {
      Stream<Finding> fields =
          type.getFields().stream()
              .filter(f -> isFloating(f.getRawType()))
              .map(f -> at(f, "is floating point"));
      Stream<Finding> code =
          type.getCodeUnits().stream()
              // The load factor of a map of the JDK that is subclassed on the spot.
              .filter(c -> !(type.isAnonymousClass() && c.isConstructor()))
              .filter(
                  c ->
                      isFloating(c.getRawReturnType())
                          || c.getRawParameterTypes().stream().anyMatch(this::isFloating))
              .map(c -> at(c, "takes or gives floating point"));
      return Stream.concat(fields, code);
    }

    private boolean isFloating(JavaClass type) {
      return floating.contains(type.getBaseComponentType().getName());
    }
  },

  /** What happens goes to the log. */
  NO_PRINTING {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      Stream<Finding> streams =
          type.getFieldAccessesFromSelf().stream()
              .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
              .map(access -> at(access.getOrigin(), "uses System." + access.getTarget().getName()));
      Stream<Finding> traces =
          calls(type)
              .filter(call -> call.target().getName().equals("printStackTrace"))
              .map(Call::finding);
      return Stream.concat(streams, traces);
    }
  },

  /**
   * A component gets what it cannot do without from its constructor; fields and methods take only
   * what comes and goes.
   */
  CONSTRUCTOR_INJECTION {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      return type.getMembers().stream()
          .flatMap(
              member ->
                  member.getAnnotations().stream()
                      .filter(
                          a ->
                              a.getRawType()
                                  .getName()
                                  .equals("org.osgi.service.component.annotations.Reference"))
                      .filter(a -> !isDynamic(a))
                      .map(
                          a ->
                              at(
                                  member,
                                  "is a reference that is neither dynamic nor in the constructor")));
    }

    private boolean isDynamic(JavaAnnotation<?> reference) {
      return reference
          .tryGetExplicitlyDeclaredProperty("policy")
          .map(Object::toString)
          .filter(p -> p.endsWith("DYNAMIC"))
          .isPresent();
    }
  },

  /** Nothing that changes is kept in a static field. */
  NO_STATIC_REGISTRIES {
    @Override
    Stream<Finding> check(JavaClass type, House house) {
      Set<String> made = new HashSet<>();
      type.getStaticInitializer()
          .ifPresent(
              init ->
                  init.getConstructorCallsFromSelf()
                      .forEach(
                          call -> {
                            if (isMutableCollection(call.getTargetOwner())) {
                              made.add(call.getTargetOwner().getName());
                            }
                          }));
      return type.getFields().stream()
          .filter(
              field ->
                  field.getModifiers().contains(JavaModifier.STATIC)
                      && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
          .filter(
              field ->
                  !field.getModifiers().contains(JavaModifier.FINAL)
                      || isMutableCollection(field.getRawType())
                      || isAtomic(field.getRawType())
                      || isCollection(field.getRawType()) && !made.isEmpty())
          .map(field -> at(field, "is static and can change"));
    }

    private boolean isCollection(JavaClass type) {
      return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }

    private boolean isMutableCollection(JavaClass type) {
      return isCollection(type)
          && !type.isInterface()
          && type.getPackageName().startsWith("java.util");
    }

    private boolean isAtomic(JavaClass type) {
      return type.getPackageName().equals("java.util.concurrent.atomic")
          || type.getName().equals("java.lang.ThreadLocal");
    }
  },

  /** Declarative Services bring services; nobody looks them up. */
  NO_LOOKING_UP_SERVICES {
    private final Set<String> lookups =
        Set.of(
            "getService",
            "getServiceReference",
            "getServiceReferences",
            "getAllServiceReferences",
            "getServiceObjects");

    @Override
    Stream<Finding> check(JavaClass type, House house) {
      Stream<Finding> calls =
          calls(type)
              .filter(
                  call ->
                      call.target().getOwner().getName().equals("org.osgi.framework.BundleContext"))
              .filter(call -> lookups.contains(call.target().getName()))
              .map(Call::finding);
      return Stream.concat(
          calls,
          usesAny(
              type,
              house,
              List.of("org.osgi.util.tracker.ServiceTracker", "org.osgi.service.blueprint.")));
    }
  };

  /** The places in this class that break the rule. */
  abstract Stream<Finding> check(JavaClass type, House house);

  static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  private static boolean startsWithNone(JavaClass used, List<String> prefixes) {
    return prefixes.stream().noneMatch(used.getName()::startsWith);
  }

  private static Stream<Finding> usesAny(JavaClass type, House house, List<String> prefixes) {
    return house
        .uses(type)
        .filter(used -> !startsWithNone(used, prefixes))
        .map(used -> uses(type, used));
  }

  private static Finding uses(JavaClass type, JavaClass used) {
    return new Finding(outermost(type), "uses " + used.getName());
  }

  private static Finding at(JavaMember member, String what) {
    return new Finding(outermost(member.getOwner()) + "#" + member.getName(), what);
  }

  private static String outermost(JavaClass type) {
    int nested = type.getName().indexOf('$');
    return nested < 0 ? type.getName() : type.getName().substring(0, nested);
  }

  /** A call or a method reference, and where it is. */
  private record Call(JavaCodeUnit from, CodeUnitAccessTarget target) {
    Finding finding() {
      return new Finding(outermost(from.getOwner()), "calls " + target.getFullName());
    }
  }

  private static Stream<Call> calls(JavaClass type) {
    return Stream.concat(
        type.getCodeUnitCallsFromSelf().stream()
            .map(call -> new Call(call.getOrigin(), call.getTarget())),
        type.getCodeUnitReferencesFromSelf().stream()
            .map(ref -> new Call(ref.getOrigin(), ref.getTarget())));
  }
}
