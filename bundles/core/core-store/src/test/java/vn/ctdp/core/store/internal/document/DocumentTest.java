package vn.ctdp.core.store.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.document.DocumentType;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;

class DocumentTest {

  static Stream<Fixture> fixtures() {
    return Shared.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keepsUnrelatedDecreesOfOneNumberApart(Fixture f) {
    assertThat(search(f, "303/202"))
        .extracting(LegalDocument::number)
        .containsExactlyInAnyOrder("303/2025/NĐ-CP", "303/2026/NĐ-CP");
    LegalDocument decree =
        search(f, "32/2024/nd-cp").stream()
            .filter(d -> d.number().equals("32/2024/NĐ-CP"))
            .findFirst()
            .orElseThrow();
    assertThat(decree.effectiveFrom()).isEqualTo("2024-05-01");
    assertThat(decree.remark()).contains("[V]");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void sortsNumbersAsNumbers(Fixture f) {
    assertThat(
            f.documents
                .page(
                    Fixture.SYSTEM,
                    new PageRequest(
                        0,
                        50,
                        List.of(new Sort("number", true)),
                        "",
                        Map.of("type", "THONG_TU", "year", "2025")))
                .rows())
        .extracting(LegalDocument::number)
        .containsExactly("38/2025/TT-BCT", "47/2025/TT-BCT", "56/2025/TT-BCT");
    assertThat(
            f.documents
                .page(
                    Fixture.SYSTEM,
                    new PageRequest(
                        0, 50, List.of(new Sort("number", true)), "", Map.of("year", "2014")))
                .rows())
        .extracting(LegalDocument::number)
        .containsExactly("26/2014/TT-BCT", "26/2014/TTLT-BTC-BCT", "1288/QĐ-TTg");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void refusesTheSameDocumentTwice(Fixture f) {
    LegalDocument saved =
        f.documents.save(Fixture.SYSTEM, document("157/KH-SCT", "Sở Công Thương Lâm Đồng"));
    assertThat(f.documents.find(Fixture.SYSTEM, saved.id())).contains(saved);
    assertThatThrownBy(
            () ->
                f.documents.save(
                    Fixture.SYSTEM, document("157 / kh-sct", "SỞ CÔNG THƯƠNG LÂM ĐỒNG")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.DUPLICATE));
    assertThat(
            f.documents
                .save(Fixture.SYSTEM, document("157/KH-SCT", "Sở Công Thương Lai Châu"))
                .id())
        .isNotNull();
    assertThatThrownBy(() -> f.documents.save(f.person(), saved)).isInstanceOf(CtdpException.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsAPageInTwoStatementsAndManyInOne(Fixture f) {
    f.database().statistics().clear();
    List<LegalDocument> rows = f.documents.page(Fixture.SYSTEM, PageRequest.first(30)).rows();
    assertThat(f.database().statistics().getPrepareStatementCount()).isEqualTo(2);
    f.database().statistics().clear();
    assertThat(f.documents.findAll(Fixture.SYSTEM, rows.stream().map(LegalDocument::id).toList()))
        .hasSize(30);
    assertThat(f.database().statistics().getPrepareStatementCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void putsUndatedDocumentsLastWhicheverWayTheyAreSorted(Fixture f) {
    for (boolean ascending : List.of(true, false)) {
      List<LegalDocument> rows =
          f.documents
              .page(
                  Fixture.SYSTEM,
                  new PageRequest(
                      0, 500, List.of(new Sort("date", ascending)), "", java.util.Map.of()))
              .rows();
      List<Boolean> dated = rows.stream().map(d -> d.date() != null).toList();
      assertThat(dated).contains(true, false);
      assertThat(dated.subList(dated.indexOf(false), dated.size())).doesNotContain(true);
    }
  }

  private static List<LegalDocument> search(Fixture f, String text) {
    return f.documents
        .page(Fixture.SYSTEM, new PageRequest(0, 10, List.of(), text, Map.of()))
        .rows();
  }

  private static LegalDocument document(String number, String issuer) {
    return new LegalDocument(
        null,
        number,
        LocalDate.of(2026, 9, 9),
        issuer,
        DocumentType.KE_HOACH,
        "Kế hoạch thử nghiệm",
        null,
        null,
        null,
        0);
  }
}
