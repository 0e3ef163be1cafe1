package vn.ctdp.exchange.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.UnitRef;

/**
 * A file that carries messages when the line is down: one JSON document a line. The first line says
 * whose messages they are and how many, each other line is a message as it would go over the line.
 * {@code ctdp-carry-1} goes up with signed reports, {@code ctdp-carry-answer-1} comes back with
 * signed receipts and refusals, and problems that nobody signed. The file itself proves nothing;
 * every message in it does.
 *
 * @param schema {@link #UP} or {@link #BACK}
 * @param province the province concerned; null when one document was given alone
 * @param messages the lines after the first
 */
public record CarriedFile(String schema, UnitRef province, List<byte[]> messages) {

  /** Reports on their way to the centre. */
  public static final String UP = "ctdp-carry-1";

  /** The centre's answers on their way back. */
  public static final String BACK = "ctdp-carry-answer-1";

  /** Schema of a line that tells a problem without a signature. */
  public static final String PROBLEM = "ctdp-carry-problem-1";

  /** Most messages in a file. */
  public static final int MAX_MESSAGES = 1000;

  private static final int LONGEST_HEADER = 2000;

  public CarriedFile {
    messages = List.copyOf(messages);
  }

  /** The file. */
  public static byte[] write(
      String schema, UnitRef province, Instant writtenAt, List<byte[]> messages) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("schema", schema);
    header.put("province", province.toString());
    header.put("messages", messages.size());
    header.put("writtenAt", writtenAt.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(CanonicalJson.canonical(StrictJson.write(header)));
    out.write('\n');
    for (byte[] message : messages) {
      // Canonical JSON has no line ends of its own.
      out.writeBytes(CanonicalJson.canonical(message));
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** A line that tells a problem. */
  public static byte[] problem(String digest, String code, String vi, String en) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("schema", PROBLEM);
    line.put("digest", digest);
    line.put("code", code);
    line.put("vi", vi);
    line.put("en", en);
    return CanonicalJson.canonical(StrictJson.write(line));
  }

  /**
   * What a problem line says.
   *
   * @param digest SHA-256 of the message concerned; empty when it could not be read
   */
  public record Problem(String digest, String code, String vi, String en) {}

  /** Reads a problem line. */
  public static Problem readProblem(byte[] line) throws InvalidDocumentException {
    StrictJson json = new StrictJson();
    StrictJson.Obj o = json.read(line);
    o.matching("schema", 40, PROBLEM::equals, "Không phải dòng báo lỗi.", "It is no problem line.");
    Problem problem =
        new Problem(
            o.text("digest", 64), o.filled("code", 60), o.text("vi", 4000), o.text("en", 4000));
    json.finish();
    return problem;
  }

  /**
   * Reads a file; its size must have been checked before. A signed document alone is a file with
   * one message.
   *
   * @param schema the one expected
   * @throws InvalidDocumentException when it is no such file, or was cut off
   */
  public static CarriedFile read(byte[] file, String schema) throws InvalidDocumentException {
    List<byte[]> lines = lines(file);
    if (lines.isEmpty()) {
      throw problem("Tệp không có nội dung.", "The file is empty.");
    }
    byte[] head = lines.get(0);
    boolean isHeader =
        head.length <= LONGEST_HEADER
            && new String(head, StandardCharsets.UTF_8).contains("\"ctdp-carry-");
    if (!isHeader) {
      if (SignedDocument.claimed(file)) {
        return new CarriedFile(schema, null, List.of(file));
      }
      throw problem(
          "Đây không phải tệp trao đổi của hệ thống.", "This is no file of the exchange.");
    }
    StrictJson json = new StrictJson();
    StrictJson.Obj o = json.read(head);
    String found = o.filled("schema", 40);
    String province = o.matching("province", 5, p -> p.matches("(34|63):\\d{2}"), "?", "?");
    Integer count = o.whole("messages", 0, MAX_MESSAGES);
    json.finish();
    if (!schema.equals(found)) {
      throw problem(
          schema.equals(UP)
              ? "Đây là tệp trả lời của trung tâm, không phải tệp báo cáo của tỉnh."
              : "Đây là tệp báo cáo của tỉnh, không phải tệp trả lời của trung tâm.",
          schema.equals(UP)
              ? "This is an answer file of the centre, not a file with a province's reports."
              : "This is a file with a province's reports, not an answer file of the centre.");
    }
    if (lines.size() - 1 != count) {
      throw problem(
          "Tệp bị cắt: ghi là có " + count + " thông điệp nhưng chỉ có " + (lines.size() - 1) + ".",
          "The file is cut off: it announces "
              + count
              + " messages and has "
              + (lines.size() - 1)
              + ".");
    }
    return new CarriedFile(found, UnitRef.parse(province), lines.subList(1, lines.size()));
  }

  private static List<byte[]> lines(byte[] file) throws InvalidDocumentException {
    List<byte[]> result = new ArrayList<>();
    // Editors may put a byte order mark before the first line.
    int from = file.length > 2 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB ? 3 : 0;
    for (int i = from; i <= file.length; i++) {
      if (i == file.length || file[i] == '\n') {
        int to = i > from && file[i - 1] == '\r' ? i - 1 : i;
        if (to > from) {
          if (result.size() > MAX_MESSAGES) {
            throw problem(
                "Tệp có quá " + MAX_MESSAGES + " thông điệp.",
                "The file has more than " + MAX_MESSAGES + " messages.");
          }
          result.add(java.util.Arrays.copyOfRange(file, from, to));
        }
        from = i + 1;
      }
    }
    return result;
  }

  private static InvalidDocumentException problem(String vi, String en) {
    return new InvalidDocumentException(List.of(FieldProblem.error("", "CARRY-FILE", vi, en)));
  }
}
