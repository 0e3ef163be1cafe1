package vn.ctdp.ui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.ctdp.core.territory.NewCommune;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;

class CommuneImportTest {

  private static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);

  @Test
  void readsWhatIsCopiedFromASpreadsheet() {
    CommuneImport.Parsed parsed =
        CommuneImport.parse(
            "24778\tPhường Xuân Hương\n24820;xã;Nam Ban\n\n24611  Đặc khu  Thử\n",
            LAM_DONG,
            "QĐ 19/2025");

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.communes())
        .extracting(NewCommune::type)
        .containsExactly(UnitType.PHUONG, UnitType.XA, UnitType.DAC_KHU);
    assertThat(parsed.communes())
        .extracting(NewCommune::nameVi)
        .containsExactly("Xuân Hương", "Nam Ban", "Thử");
    assertThat(parsed.communes())
        .allMatch(c -> c.validFrom().equals(Vintage.V34.validFrom()) && c.province() == LAM_DONG);
  }

  @Test
  void saysWhichLineItDoesNotUnderstand() {
    CommuneImport.Parsed parsed =
        CommuneImport.parse("24778\tXuân Hương\n2477 Xã A\n", LAM_DONG, "");

    assertThat(parsed.communes()).isEmpty();
    assertThat(parsed.problems()).hasSize(2);
    assertThat(parsed.problems().get(1)).contains("2477 Xã A");
  }
}
