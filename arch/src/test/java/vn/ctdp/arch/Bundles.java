package vn.ctdp.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bundles of the build and the classes in them. A class belongs to the bundle whose jar or
 * class folder it was read from: its package does not tell, since two bundles may have packages
 * that begin alike.
 */
final class Bundles {

  private static final List<Pattern> PLACES =
      List.of(
          Pattern.compile("/bundles/[^/]+/([^/]+)/target/(?:classes/?|[^/]+\\.jar)"),
          Pattern.compile("/vn/ctdp/([^/]+)/[^/]+/[^/]+\\.jar"));
  private static final Pattern OWN = Pattern.compile(".*(?:/classes|\\.jar!)/vn/ctdp/.*");
  private static final Pattern MODULE = Pattern.compile("<module>([^/<]+)/([^/<]+)</module>");

  private Bundles() {}

  /**
   * The bundles that bundles/pom.xml lists, with the folder (core, runtime, exchange or a module's
   * name) they are in.
   */
  static Map<String, String> listed() {
    Map<String, String> folders = new LinkedHashMap<>();
    Matcher module;
    try {
      module = MODULE.matcher(Files.readString(Path.of(System.getProperty("ctdp.bundles"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (module.find()) {
      folders.put(module.group(2), module.group(1));
    }
    return folders;
  }

  /** The bundles that the tests can see. */
  static Set<String> onClassPath() {
    return places()
        .map(place -> nameOf(place.toUri().toString()).orElseThrow())
        .collect(Collectors.toSet());
  }

  /** The own classes of every bundle; libraries that a bundle embeds are left out. */
  static JavaClasses importAll() {
    return new ClassFileImporter()
        .withImportOption(Bundles::isOwn)
        .importLocations(places().map(Bundles::location).collect(Collectors.toSet()));
  }

  /** The bundle that a class was read from; empty for the JDK, libraries and tests. */
  static Optional<String> of(JavaClass type) {
    return type.getSource().flatMap(source -> nameOf(source.getUri().toString()));
  }

  private static Stream<Path> places() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .filter(place -> nameOf(place.toUri().toString()).isPresent());
  }

  private static Location location(Path place) {
    try {
      return Files.isDirectory(place)
          ? Location.of(place)
          : Location.of(URI.create("jar:" + place.toUri() + "!/").toURL());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOwn(Location location) {
    return location.matches(OWN);
  }

  private static Optional<String> nameOf(String uri) {
    return PLACES.stream()
        .map(place -> place.matcher(uri))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
