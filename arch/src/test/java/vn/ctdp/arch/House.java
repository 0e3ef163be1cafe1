package vn.ctdp.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which class lives in which bundle, and which bundle may use which.
 *
 * @param folders folder (core, runtime, exchange or a module's name) by bundle
 * @param bundles bundle of a class, empty when it is none of ours
 */
record House(Map<String, String> folders, Function<JavaClass, Optional<String>> bundles) {

  Optional<String> bundle(JavaClass type) {
    return bundles.apply(type);
  }

  boolean isUi(JavaClass type) {
    return bundle(type).filter(House::isUi).isPresent();
  }

  private static boolean isUi(String bundle) {
    return bundle.endsWith("-ui");
  }

  /** The classes that a class uses anywhere: in signatures, in code, in annotations. */
  Stream<JavaClass> uses(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(used -> !used.isPrimitive())
        .distinct();
  }

  boolean mayUse(String bundle, String other) {
    if (bundle.equals(other) || other.equals("core-api")) {
      return true;
    }
    if (bundle.equals("core-api")) {
      return false;
    }
    if (other.equals("vaadin-runtime")) {
      return isUi(bundle);
    }
    String folder = folders.getOrDefault(bundle, "");
    boolean neighbours = folder.equals(folders.get(other));
    return switch (folder) {
      case "core" -> neighbours;
      case "runtime" -> false;
      case "exchange" -> neighbours || isUi(bundle) && other.equals("core-ui");
      // A module.
      default ->
          neighbours || other.equals("exchange-api") || isUi(bundle) && other.equals("core-ui");
    };
  }
}
