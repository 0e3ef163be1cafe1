package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportCell;

class EnvelopeCodecTest {

  private static final String ID = "0b6cfa54-6c14-4b0e-8d0b-6ab3a1c7e001";

  static Envelope envelope(String area) {
    return new Envelope(
        ID,
        new Envelope.Sender("lam-dong", "SCT-68", UnitRef.parse("34:68")),
        new FormKey("example-clusters", 1),
        Period.parse("2026-H1"),
        1,
        LocalDate.of(2026, 6, 14),
        Instant.parse("2026-06-20T01:02:03Z"),
        Optional.of(new Envelope.Approval("Lãnh đạo Sở", Instant.parse("2026-06-21T01:02:03.5Z"))),
        Optional.empty(),
        List.of(
            new Envelope.Cell(
                "ha",
                new ReportCell(
                    "2",
                    new BigDecimal(area),
                    new BigDecimal(area),
                    ReportCell.Source.RECORDS,
                    "",
                    "ghi chú “có dấu”\n",
                    List.of(
                        new Origin(
                            new SubjectRef("cluster", "c1"),
                            "CCN Thuận An",
                            new BigDecimal(area),
                            "QĐ")),
                    3))),
        List.of(new Envelope.Explanation("EX-W1", "vì thế")));
  }

  private static String json() {
    return new String(EnvelopeCodec.write(envelope("825.50")), StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatItWrites() throws InvalidDocumentException {
    Envelope read = EnvelopeCodec.read(EnvelopeCodec.write(envelope("825.50")), 10, 10);

    assertThat(read).usingRecursiveComparison().isEqualTo(envelope("825.5"));
  }

  @Test
  void writesTheSameFigureInOneWayOnly() {
    assertThat(EnvelopeCodec.write(envelope("825.50")))
        .isEqualTo(EnvelopeCodec.write(envelope("825.5")))
        .isEqualTo(EnvelopeCodec.write(envelope("8255E-1")));
  }

  @Test
  void writesCanonicalBytesForEver() {
    byte[] bytes = EnvelopeCodec.write(envelope("825.5"));

    assertThat(CanonicalJson.canonical(bytes)).isEqualTo(bytes);
    assertThat(CanonicalJson.canonical(json().replace(",", " , ").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(bytes);
    // Digests are kept for ever: this one may never change.
    assertThat(CanonicalJson.sha256(bytes))
        .isEqualTo("db91b94103cf7cf214d235a95705bf1b8e9b896ac77b468d7e4558fbf38103b3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"value\":\"825.5\"|\"value\":825.5|cells[0].value",
        "\"value\":\"825.5\"|\"value\":1e400|cells[0].value",
        "\"value\":\"825.5\"|\"value\":\"1e400\"|cells[0].value",
        "\"value\":\"825.5\"|\"value\":\"NaN\"|cells[0].value",
        "\"value\":\"825.5\"|\"value\":\"0825.5\"|cells[0].value",
        "\"value\":\"825.5\"|\"value\":\"825.1234567\"|cells[0].value",
        "\"value\":\"825.5\"|\"valu\":\"825.5\"|cells[0].valu",
        "\"unknown\":3|\"unknown\":3.0|cells[0].unknown",
        "\"revision\":1|\"revision\":0|revision",
        "\"period\":\"2026-H1\"|\"period\":\"2026-H01\"|period",
        "\"34:68\"|\"68\"|sender.province",
        "CCN Thuận An|CCN\\u0000An|cells[0].origins[0].title",
        "CCN Thuận An|CCN\\ud800An|cells[0].origins[0].title",
        "\"row\":\"2\"|\"row\":\"\"|cells[0].row",
        "\"schema\":\"ctdp-report-1\"|\"schema\":\"ctdp-report-2\"|schema",
      })
  void namesThePlaceOfWhatIsWrong(String part, String by, String place) {
    assertThat(json()).contains(part);
    String wrong = json().replace(part, by);
    assertThat(problems(wrong)).extracting(FieldProblem::field).contains(place);
    assertThat(
            catchThrowableOfType(
                    InvalidDocumentException.class,
                    () ->
                        EnvelopeCodec.readCanonical(wrong.getBytes(StandardCharsets.UTF_8), 10, 10))
                .problems())
        .isEqualTo(problems(wrong));
  }

  @Test
  void readsCanonicalBytesWithoutATree() throws InvalidDocumentException {
    byte[] bytes = EnvelopeCodec.write(envelope("825.50"));

    assertThat(CanonicalCells.read(bytes, 10, 10)).isNotNull();
    assertThat(EnvelopeCodec.readCanonical(bytes, 10, 10))
        .usingRecursiveComparison()
        .isEqualTo(EnvelopeCodec.read(bytes, 10, 10));
  }

  /** Whatever is taken without a tree is what the tree gives; all else is read with one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"unknown\":3|\"unknown\":-3",
        "\"unknown\":3|\"unknown\":10000001",
        "\"unknown\":3|\"unknown\":99999999999",
        "\"source\":\"RECORDS\"|\"source\":\"records\"",
        "\"reason\":\"\"|\"reason\":null",
        "\"reason\":\"\"|\"reason\":\"\",\"reasons\":\"\"",
        "\"row\":\"2\"|\"row\":\" \"",
        "\"type\":\"cluster\"|\"type\":{}",
        "\"contribution\":\"825.5\"|\"contribution\":\"-\"",
        "\"contribution\":\"825.5\"|\"contribution\":\"825.\"",
        "\"contribution\":\"825.5\"|\"contribution\":\"99999999999999999999999\"",
        "\"cells\":[{|\"cells\":{\"a\":[{",
        "\"cells\":[{|\"cell\":[{",
      })
  void givesUpAtWhateverIsNotAsItMustBe(String part, String by) {
    assertThat(json()).contains(part);
    byte[] wrong = json().replace(part, by).getBytes(StandardCharsets.UTF_8);

    assertThat(CanonicalCells.read(wrong, 10, 10)).isNull();
    assertThat(problems(new String(wrong, StandardCharsets.UTF_8))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,true",
    "-0.000001,true",
    "12.5,true",
    "9999999999999999999999,true",
    "99999999999999999999999,false",
    "01,false",
    "00,false",
    "-,false",
    ".5,false",
    "5.,false",
    "5.1234567,false",
    "5.5.5,false",
    "1e5,false",
    "+1,false",
    "'',false",
    "٣,false"
  })
  void knowsADecimal(String text, boolean is) {
    assertThat(EnvelopeCodec.isDecimal(text)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"revision\":1|\"revision\":1,\"revision\":1",
        "\"revision\":1|\"revision\":NaN",
        "\"revision\":1|\"revision\":-Infinity",
        "\"revision\":1|\"revision\":01",
      })
  void refusesWhatIsNoJson(String part, String by) {
    assertThat(problems(json().replace(part, by)))
        .extracting(FieldProblem::code)
        .containsExactly("JSON-SYNTAX");
  }

  @Test
  void refusesDepthTruncationAndWrongEncoding() {
    assertThat(problems("[".repeat(100_000))).isNotEmpty();
    assertThat(problems("{\"a\":".repeat(10_000))).isNotEmpty();
    assertThat(problems(json().substring(0, json().length() - 1))).isNotEmpty();
    assertThat(problems("")).isNotEmpty();
    assertThat(
            catchThrowableOfType(
                    InvalidDocumentException.class,
                    () -> EnvelopeCodec.read(json().getBytes(StandardCharsets.UTF_16), 10, 10))
                .problems())
        .extracting(FieldProblem::code)
        .containsExactly("JSON-UTF8");
  }

  @Test
  void refusesTooManyOriginsAndCells() {
    assertThat(
            catchThrowableOfType(
                    InvalidDocumentException.class,
                    () -> EnvelopeCodec.read(json().getBytes(StandardCharsets.UTF_8), 10, 0))
                .problems())
        .extracting(FieldProblem::field)
        .containsExactly("cells[0].origins");
    assertThat(CanonicalCells.read(json().getBytes(StandardCharsets.UTF_8), 10, 0)).isNull();
    assertThat(CanonicalCells.read(json().getBytes(StandardCharsets.UTF_8), 0, 10)).isNull();
    assertThat(CanonicalCells.read(json().getBytes(StandardCharsets.UTF_8), 1, 1)).isNotNull();
  }

  private static List<FieldProblem> problems(String json) {
    return catchThrowableOfType(
            InvalidDocumentException.class,
            () -> EnvelopeCodec.read(json.getBytes(StandardCharsets.UTF_8), 10, 10))
        .problems();
  }
}
