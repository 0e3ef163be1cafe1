package vn.ctdp.core.papers.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.paper.PaperField;
import vn.ctdp.core.paper.PaperGroup;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperValues;

/**
 * A Word document with placeholders. Word cuts text into runs wherever it likes, so a placeholder
 * is looked for in the text of the whole paragraph and its value takes the look of the run in which
 * it begins. For one thread.
 */
final class Template {

  private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([#/]?)\\s*([^{}]*?)\\s*\\}\\}");

  /** Braces of values, while placeholders are still looked for. */
  private static final char OPEN = '\uE000';

  private static final char CLOSE = '\uE001';

  private static final String W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

  private final Docx docx;

  Template(Docx docx) {
    this.docx = docx;
  }

  // --- looking ---

  /**
   * What does not fit: unknown and unclosed placeholders as errors, required ones that are missing
   * as warnings.
   */
  List<FieldProblem> problems(PaperKind kind) {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (PaperGroup g : kind.groups()) {
      Set<String> names = new TreeSet<>(Set.of(PaperGroup.COUNT));
      g.fields().forEach(f -> names.add(f.name()));
      groups.put(g.name(), names);
    }
    Set<String> fields = new TreeSet<>();
    kind.fields().forEach(f -> fields.add(f.name()));
    PaperKind.COMMON.forEach(f -> fields.add(f.name()));
    Map<String, FieldProblem> found = new LinkedHashMap<>();
    Set<String> used = new LinkedHashSet<>();
    for (String part : docx.textParts()) {
      Look look = new Look(fields, groups, used, found);
      Document tree = docx.tree(part);
      paragraphs(tree.getDocumentElement()).forEach(look::paragraph);
      look.end();
    }
    for (PaperField f : kind.fields()) {
      if (f.required() && !used.contains(f.name())) {
        String token = "{{" + f.name() + "}}";
        found.put(
            token,
            FieldProblem.warning(
                token,
                "VB-MISSING",
                "Mẫu không có trường " + token + " (" + f.meaning().vi() + ").",
                "The template lacks " + token + " (" + f.meaning().en() + ")."));
      }
    }
    return List.copyOf(found.values());
  }

  /** Goes through a part in the order of its text. */
  private static final class Look {
    private final Set<String> fields;
    private final Map<String, Set<String>> groups;
    private final Set<String> used;
    private final Map<String, FieldProblem> found;
    private String open;
    private Element openAt;

    Look(
        Set<String> fields,
        Map<String, Set<String>> groups,
        Set<String> used,
        Map<String, FieldProblem> found) {
      this.fields = fields;
      this.groups = groups;
      this.used = used;
      this.found = found;
    }

    void paragraph(Element p) {
      String text = text(p);
      Matcher m = TOKEN.matcher(text);
      int rest = 0;
      while (m.find()) {
        stray(text.substring(rest, m.start()));
        rest = m.end();
        token(m.group(), m.group(1), Normalizer.normalize(m.group(2), Normalizer.Form.NFC), p);
      }
      stray(text.substring(rest));
    }

    private void token(String whole, String mark, String name, Element at) {
      if (mark.equals("#")) {
        if (open != null) {
          bad(
              whole,
              "nằm trong {{#" + open + "}} chưa đóng; không lồng bảng trong bảng",
              "stands within {{#" + open + "}}, which is not closed; groups do not nest");
        } else if (groups.containsKey(name)) {
          used.add(name);
        } else {
          unknown(whole, name, groups.keySet(), "{{#");
        }
        open = name;
        openAt = at;
      } else if (mark.equals("/")) {
        if (!name.equals(open)) {
          bad(whole, "không có {{#" + name + "}} mở trước đó", "has no {{#" + name + "}} before");
        } else if (range(openAt, at).isEmpty()) {
          bad(
              whole,
              "phải ở cùng một bảng (hoặc cùng cấp đoạn văn) với {{#" + name + "}}",
              "must be in the same table (or beside paragraphs) as {{#" + name + "}}");
        }
        open = null;
      } else if (open != null && groups.getOrDefault(open, Set.of()).contains(name)) {
        used.add(open + "." + name);
      } else if (fields.contains(name)) {
        used.add(name);
      } else {
        Set<String> known = new TreeSet<>(fields);
        known.addAll(open == null ? Set.of() : groups.getOrDefault(open, Set.of()));
        unknown(whole, name, known, "{{");
      }
    }

    private void unknown(String whole, String name, Collection<String> known, String before) {
      String near = nearest(name, known);
      bad(
          whole,
          "không có trong danh sách trường"
              + (near == null ? "" : "; gần nhất là " + before + near + "}}"),
          "is not known" + (near == null ? "" : "; the nearest is " + before + near + "}}"));
    }

    private void stray(String text) {
      if (text.contains("{{") || text.contains("}}")) {
        String place = text.strip();
        bad(
            place.length() > 60 ? place.substring(0, 60) + "…" : place,
            "có ngoặc {{ hoặc }} không thành cặp trong một đoạn",
            "has {{ or }} without its counterpart in the same paragraph");
      }
    }

    void end() {
      if (open != null) {
        bad("{{#" + open + "}}", "chưa được đóng bằng {{/" + open + "}}", "is not closed");
      }
    }

    private void bad(String token, String vi, String en) {
      found.putIfAbsent(
          token,
          FieldProblem.error(token, "VB-FIELD", token + " " + vi + ".", token + " " + en + "."));
    }
  }

  /** The known name with the fewest changes, when there are not too many. */
  static String nearest(String name, Collection<String> known) {
    String best = null;
    int least = Math.max(2, name.length() / 2) + 1;
    for (String k : known) {
      int d =
          distance(name.toLowerCase(java.util.Locale.ROOT), k.toLowerCase(java.util.Locale.ROOT));
      if (d < least) {
        least = d;
        best = k;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    if (a.length() > 100) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + same);
      }
      before = now;
    }
    return before[b.length()];
  }

  // --- filling ---

  /**
   * Fills placeholders.
   *
   * @param keep names that stay as they are, to be filled later
   */
  Docx fill(PaperValues values, Set<String> keep) {
    Map<String, Document> filled = new HashMap<>();
    for (String part : docx.textParts()) {
      Document tree = docx.tree(part);
      Element root = tree.getDocumentElement();
      while (repeatFirst(root, values, keep)) {
        // One group after the other; their markers go as they are found.
      }
      paragraphs(root).forEach(p -> replace(p, token(values.fields(), keep)));
      finish(tree);
      filled.put(part, tree);
    }
    return docx.with(filled);
  }

  /** Fills what was kept. */
  Docx fill(Map<String, String> fields) {
    return fill(new PaperValues(fields, Map.of()), Set.of());
  }

  private static Function<Matcher, String> token(Map<String, String> fields, Set<String> keep) {
    return m -> {
      String name = Normalizer.normalize(m.group(2), Normalizer.Form.NFC);
      return keep.contains(name) && m.group(1).isEmpty() ? null : safe(fields.get(name));
    };
  }

  /** Repeats the first group that is found; false when there is none. */
  private static boolean repeatFirst(Element root, PaperValues values, Set<String> keep) {
    Element open = null;
    String name = null;
    for (Element p : paragraphs(root)) {
      Matcher m = TOKEN.matcher(text(p));
      while (m.find()) {
        if (open == null && m.group(1).equals("#")) {
          open = p;
          name = m.group(2);
        } else if (open != null && m.group(1).equals("/") && m.group(2).equals(name)) {
          repeat(open, p, name, values, keep);
          return true;
        }
      }
    }
    return false;
  }

  private static void repeat(
      Element open, Element close, String name, PaperValues values, Set<String> keep) {
    Function<Matcher, String> unmark =
        m -> m.group(2).equals(name) && !m.group(1).isEmpty() ? "" : null;
    List<Element> blocks = range(open, close);
    if (blocks.isEmpty()) {
      // A template is checked before it is kept; one that slipped through loses the markers.
      replace(open, unmark);
      replace(close, unmark);
      return;
    }
    boolean rows = Docx.is(blocks.get(0), "tr");
    Node parent = blocks.get(0).getParentNode();
    Node after = blocks.get(blocks.size() - 1).getNextSibling();
    List<Element> pattern = new ArrayList<>(blocks);
    // A row or paragraph that holds nothing but the marker only says where to begin or end.
    pattern.removeIf(
        b -> {
          String plain = text(b).strip();
          return plain.matches("\\{\\{\\s*[#/]\\s*" + Pattern.quote(name) + "\\s*\\}\\}");
        });
    blocks.forEach(parent::removeChild);
    pattern.forEach(b -> paragraphs(b).forEach(p -> replace(p, unmark)));
    List<Map<String, String>> items = values.groups().getOrDefault(name, List.of());
    if (items.isEmpty() && rows) {
      // A table may not lose all its rows: an empty one says that there is nothing.
      items = List.of(Map.of(PaperGroup.COUNT, ""));
    }
    int count = 0;
    for (Map<String, String> item : items) {
      Map<String, String> all = new HashMap<>(values.fields());
      all.put(PaperGroup.COUNT, Integer.toString(++count));
      all.putAll(item);
      for (Element block : pattern) {
        Element copy = (Element) block.cloneNode(true);
        unname(copy);
        paragraphs(copy).forEach(p -> replace(p, token(all, keep)));
        parent.insertBefore(copy, after);
      }
    }
    if (Docx.is(parent, "tc") && Docx.child(parent, "p") == null) {
      // A cell may not be without a paragraph.
      parent.appendChild(parent.getOwnerDocument().createElementNS(Docx.W, name(open, "p")));
    }
  }

  /** Copies may not carry the paragraph ids of their pattern. */
  private static void unname(Element e) {
    e.removeAttributeNS(W14, "paraId");
    e.removeAttributeNS(W14, "textId");
    Docx.children(e).forEach(Template::unname);
  }

  /**
   * Rows or paragraphs from one to the other, both within; empty when they do not stand together.
   */
  private static List<Element> range(Element open, Element close) {
    Element first = above(open, "tr");
    Element last = above(close, "tr");
    if (first == null && last == null) {
      first = open;
      last = close;
    }
    if (first == null || last == null || first.getParentNode() != last.getParentNode()) {
      return List.of();
    }
    List<Element> result = new ArrayList<>();
    for (Node n = first; n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        result.add(e);
      }
      if (n == last) {
        return result;
      }
    }
    return List.of();
  }

  private static Element above(Node node, String name) {
    for (Node n = node.getParentNode(); n != null; n = n.getParentNode()) {
      if (Docx.is(n, name)) {
        return (Element) n;
      }
    }
    return null;
  }

  // --- text of paragraphs ---

  /** Paragraphs below an element, itself too, in the order of the text. */
  static List<Element> paragraphs(Element root) {
    List<Element> result = new ArrayList<>();
    collect(root, "p", result, false);
    return result;
  }

  private static void collect(Element e, String name, List<Element> into, boolean shallow) {
    if (Docx.is(e, name)) {
      into.add(e);
    }
    for (Element child : Docx.children(e)) {
      // A text box is a paragraph within a run of another paragraph.
      if (!(shallow && Docx.is(child, "p"))) {
        collect(child, name, into, shallow);
      }
    }
  }

  private static List<Element> texts(Element paragraph) {
    List<Element> result = new ArrayList<>();
    collect(paragraph, "t", result, Docx.is(paragraph, "p"));
    return result;
  }

  private static String text(Element e) {
    StringBuilder text = new StringBuilder();
    texts(e).forEach(t -> text.append(t.getTextContent()));
    return text.toString();
  }

  /** Replaces tokens, those for which the function gives null stay. */
  private static void replace(Element paragraph, Function<Matcher, String> values) {
    List<Element> texts = texts(paragraph);
    StringBuilder all = new StringBuilder();
    int[] starts = new int[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      starts[i] = all.length();
      all.append(texts.get(i).getTextContent());
    }
    starts[texts.size()] = all.length();
    List<int[]> spans = new ArrayList<>();
    List<String> with = new ArrayList<>();
    Matcher m = TOKEN.matcher(all);
    while (m.find()) {
      String value = values.apply(m);
      if (value != null) {
        spans.add(new int[] {m.start(), m.end()});
        with.add(value);
      }
    }
    // From the end, so that places in front stay true.
    for (int i = spans.size() - 1; i >= 0; i--) {
      put(texts, starts, spans.get(i)[0], spans.get(i)[1], with.get(i));
    }
  }

  private static void put(List<Element> texts, int[] starts, int from, int to, String value) {
    for (int i = texts.size() - 1; i >= 0; i--) {
      int begin = Math.max(from, starts[i]);
      int end = Math.min(to, starts[i + 1]);
      if (begin >= end) {
        continue;
      }
      Element t = texts.get(i);
      String old = t.getTextContent();
      String inside = begin == from ? value : "";
      t.setTextContent(
          old.substring(0, begin - starts[i]) + inside + old.substring(end - starts[i]));
    }
  }

  /** A value that cannot be taken for a placeholder, without characters XML does not know. */
  private static String safe(String value) {
    if (value == null) {
      return "";
    }
    StringBuilder result = new StringBuilder();
    Normalizer.normalize(value, Normalizer.Form.NFC)
        .codePoints()
        .filter(
            c ->
                c >= 0x20 && c < 0xD800
                    || c == '\n'
                    || c == '\t'
                    || c > 0xE001 && c < 0xFFFE
                    || c > 0xFFFF)
        .map(c -> c == '{' ? OPEN : c == '}' ? CLOSE : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  /** Line feeds become breaks, braces of values braces again, blanks at the ends stay. */
  private static void finish(Document tree) {
    List<Element> texts = new ArrayList<>();
    collect(tree.getDocumentElement(), "t", texts, false);
    for (Element t : texts) {
      String[] lines = t.getTextContent().replace(OPEN, '{').replace(CLOSE, '}').split("\n", -1);
      t.setTextContent(lines[0]);
      preserve(t);
      Node after = t.getNextSibling();
      for (int i = 1; i < lines.length; i++) {
        Element line = (Element) t.cloneNode(false);
        line.setTextContent(lines[i]);
        preserve(line);
        t.getParentNode().insertBefore(tree.createElementNS(Docx.W, name(t, "br")), after);
        t.getParentNode().insertBefore(line, after);
      }
    }
  }

  private static String name(Element beside, String local) {
    return beside.getPrefix() == null ? local : beside.getPrefix() + ":" + local;
  }

  private static void preserve(Element t) {
    t.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  }
}
