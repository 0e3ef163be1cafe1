import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists the licences of everything that the distribution contains, from the jars that are really in it, and fails where
 * one is unknown or not among those that we accept. Needs no network.
 *
 * <p>Puts beside the list what these licences ask to be passed on: {@code NOTICE} with the notices of all libraries, and in {@code licences/} the full text of each licence and
 * the licence files of the libraries themselves, which carry their copyright lines.
 *
 * <p>Usage: {@code java Licences.java ASSEMBLY KNOWN.csv TEXTS}. Exit code 1 with one line for each thing that is wrong.
 */
public class Licences {

  /** What we accept: it lets a public body use, change and pass on the whole. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-1.0", "EPL-2.0", "CPL-1.0", "LGPL-2.1-or-later", "CDDL-1.1", "MPL-2.0", "Unicode-3.0", "OFL-1.1",
          "public-domain");

  /** What stands in Bundle-License, most telling first; each match is taken out before the next is looked for. */
  private static final Map<Pattern, String> DECLARED = new LinkedHashMap<>();

  static {
    declared("oss\\.oracle\\.com/licenses/CDDL\\+GPL-1\\.1", "CDDL-1.1 OR GPL-2.0-with-classpath-exception");
    declared("eclipse\\.org/org/documents/edl-v10|\\bEDL", "BSD-3-Clause");
    declared("epl-2\\.0|EPL-2\\.0", "EPL-2.0");
    declared("epl-v10|EPL-1\\.0", "EPL-1.0");
    declared("gnu\\.org/software/classpath/license", "GPL-2.0-with-classpath-exception");
    declared("apache-2\\.0|LICENSE-2\\.0|Apache License, Version 2\\.0", "Apache-2.0");
    declared("BSD-3-Clause", "BSD-3-Clause");
    declared("BSD-2-Clause|licenses/bsd-license", "BSD-2-Clause");
    declared("licenses/MIT|\\bMIT\\b", "MIT");
  }

  private record Entry(String jar, String licences, String remark) {}

  private record Inside(String bundle, String what, String licences, String place, String remark) {}

  private final Map<String, Entry> jars = new HashMap<>();
  private final List<Inside> insides = new ArrayList<>();
  private final Set<Object> needed = new HashSet<>();
  private final Set<String> wrong = new TreeSet<>();
  private final Map<String, String> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> used = new TreeSet<>();
  /** Text and the libraries that carry it. */
  private final Map<String, Set<String>> notices = new LinkedHashMap<>();
  private final Map<String, Set<String>> files = new LinkedHashMap<>();

  public static void main(String[] args) throws IOException {
    Licences licences = new Licences();
    licences.readKnown(Path.of(args[1]));
    Path assembly = Path.of(args[0]);
    try (Stream<Path> files = Files.walk(assembly)) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        licences.look(assembly.relativize(jar).toString().replace('\\', '/'), jar);
      }
    }
    licences.refuseWhatIsNotNeeded();
    Path texts = Path.of(args[2]);
    licences.refuseWithoutText(texts);
    if (!licences.wrong.isEmpty()) {
      licences.wrong.forEach(System.err::println);
      System.err.println("Licences: " + licences.wrong.size() + " wrong; say what is known in " + args[1]);
      System.exit(1);
    }
    Files.writeString(assembly.resolve("THIRD-PARTY.md"), licences.table());
    Files.writeString(assembly.resolve("NOTICE"), "Notices of the libraries in this distribution. Their licences: THIRD-PARTY.md and licences/.\n" + together(licences.notices));
    Path folder = Files.createDirectories(assembly.resolve("licences"));
    for (String licence : licences.used) {
      Files.copy(texts.resolve(licence + ".txt"), folder.resolve(licence + ".txt"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(folder.resolve("of-the-libraries.txt"), "Licence files as the libraries bring them, with their copyright lines.\n" + together(licences.files));
    System.out.println("Licences: " + licences.rows.size() + " libraries, all accepted");
  }

  private static void declared(String pattern, String licence) {
    DECLARED.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), licence);
  }

  private void readKnown(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("jar;")) {
        String[] fields = line.split(";", 4);
        jars.put(fields[1], new Entry(fields[1], fields[2], fields[3]));
      } else {
        String[] fields = line.split(";", 6);
        insides.add(new Inside(fields[1], fields[2], fields[3], fields[4], fields[5]));
      }
    }
  }

  private void look(String path, Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      readTexts(path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.jar$", ""), jar);
      if (path.startsWith("system/vn/ctdp/")) {
        lookInside(path.split("/")[3], jar);
        return;
      }
      String own = jar.getManifest() == null ? null : jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
      if (path.startsWith("lib/boot/") && own != null && own.startsWith("vn.ctdp.")) {
        lookInside(own.substring("vn.ctdp.".length()), jar);
        return;
      }
      String name = path.substring(path.lastIndexOf('/') + 1);
      Matcher parts = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar").matcher(name);
      String artifact = path.startsWith("system/") ? path.split("/")[path.split("/").length - 3] : parts.matches() ? parts.group(1) : name;
      Entry known = jars.get(artifact);
      String declared = jar.getManifest() == null ? null : jar.getManifest().getMainAttributes().getValue("Bundle-License");
      String licences = known != null ? known.licences() : declared == null ? "" : read(declared);
      if (known != null) {
        needed.add(known);
      }
      if (licences.isEmpty()) {
        wrong.add(path + ": no licence in it" + (declared == null ? "" : " that is understood: " + declared));
      }
      row(name.replaceFirst("\\.jar$", ""), licences, path.substring(0, path.indexOf('/')), known == null ? "" : known.remark());
    }
  }

  /** What is in our own bundles beside our own: every class and every known folder has to be accounted for. */
  private void lookInside(String bundle, JarFile jar) {
    List<Inside> here = insides.stream().filter(inside -> inside.bundle().equals(bundle)).toList();
    jar.stream()
        .map(entry -> entry.getName())
        .forEach(
            name -> {
              List<Inside> owners = here.stream().filter(inside -> name.startsWith(inside.place() + "/")).toList();
              needed.addAll(owners);
              boolean foreign = name.endsWith(".jar") || name.endsWith(".class") && !name.startsWith("vn/ctdp/");
              if (foreign && owners.isEmpty()) {
                wrong.add(bundle + ": contains " + (name.endsWith(".jar") ? name : name.substring(0, name.lastIndexOf('/') + 1)) + " of an unknown licence");
              }
            });
    for (Inside inside : here) {
      row(inside.what(), inside.licences(), "inside " + bundle, inside.remark());
    }
  }

  private static final Pattern TEXT_FILE = Pattern.compile("(?:META-INF/)?(?:[^/]+/)?(?:(NOTICE)|LICEN[CS]E|COPYING|about\\.html)(?:[.-][^/]*)?", Pattern.CASE_INSENSITIVE);

  private void readTexts(String library, JarFile jar) throws IOException {
    for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory() && !e.getName().endsWith(".class")).toList()) {
      Matcher name = TEXT_FILE.matcher(entry.getName());
      if (name.matches()) {
        try (InputStream in = jar.getInputStream(entry)) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
          boolean plainApache = text.startsWith("Apache License") && text.length() < 11_500;
          if (!text.isEmpty() && !plainApache) {
            (name.group(1) == null ? files : notices).computeIfAbsent(text, t -> new TreeSet<>()).add(library);
          }
        }
      }
    }
  }

  private static String together(Map<String, Set<String>> texts) {
    StringBuilder all = new StringBuilder();
    texts.forEach((text, libraries) -> all.append("\n").append("-".repeat(100)).append("\n").append(String.join(", ", libraries)).append("\n\n").append(text).append("\n"));
    return all.toString();
  }

  private void refuseWithoutText(Path texts) {
    used.stream().filter(licence -> !Files.exists(texts.resolve(licence + ".txt"))).forEach(licence -> wrong.add(texts.resolve(licence + ".txt") + " is missing"));
  }

  private static String read(String declared) {
    Set<String> found = new TreeSet<>();
    String rest = declared;
    for (Map.Entry<Pattern, String> known : DECLARED.entrySet()) {
      Matcher matcher = known.getKey().matcher(rest);
      if (matcher.find()) {
        found.add(known.getValue());
        rest = matcher.replaceAll("");
      }
    }
    // Several licences in a manifest are a choice.
    return String.join(" OR ", found);
  }

  /** All that apply have to be accepted, and one of those to choose from. */
  private static boolean accepted(String licences) {
    return Stream.of(licences.split(" AND ")).allMatch(all -> Stream.of(all.split(" OR ")).anyMatch(ACCEPTED::contains));
  }

  private void row(String what, String licences, String where, String remark) {
    if (!licences.isEmpty() && !accepted(licences)) {
      wrong.add(what + " (" + where + "): " + licences + " is not accepted");
    }
    Stream.of(licences.split(" AND | OR ")).filter(ACCEPTED::contains).filter(licence -> !licence.equals("public-domain")).forEach(used::add);
    rows.put(what + " " + where, "| " + what + " | " + licences + " | " + where + " | " + remark + " |");
  }

  /** The list tells the truth both ways. */
  private void refuseWhatIsNotNeeded() {
    jars.values().stream().filter(entry -> !needed.contains(entry)).forEach(entry -> wrong.add("known.csv: there is no jar " + entry.jar()));
    insides.stream().filter(inside -> !needed.contains(inside)).forEach(inside -> wrong.add("known.csv: " + inside.what() + " is not in " + inside.bundle()));
  }

  private String table() {
    return "# Third-party software in this distribution\n\n"
        + "Made by the build from the jars that are here. OR is the user's choice; GPL appears only as an alternative to another licence.\n\n"
        + "| library | licence | where | remark |\n|---|---|---|---|\n"
        + String.join("\n", rows.values())
        + "\n";
  }
}
