package vn.ctdp.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class VietnameseTextTest {

  private static final List<String> DICTIONARY =
      List.of("An Giang", "Bắc Ninh", "Cao Bằng", "Da", "Đắk Lắk", "Đồng Nai", "Ea", "Ê", "Hà Nội");

  @Test
  void findsWithoutDiacritics() {
    assertThat(VietnameseText.searchKey(" ĐẮK  Nông "))
        .isEqualTo("dak nong")
        .isEqualTo(VietnameseText.searchKey("Dak Nong"))
        .isEqualTo(VietnameseText.searchKey(Normalizer.normalize("Đắk Nông", Normalizer.Form.NFD)));
  }

  @Test
  void sortsInDictionaryOrder() {
    List<String> byComparator = new ArrayList<>(DICTIONARY);
    byComparator.sort(VietnameseText.order().reversed());
    byComparator.sort(VietnameseText.order());
    assertThat(byComparator).isEqualTo(DICTIONARY);
  }

  @Test
  void sortKeysFollowTheSameOrder() {
    List<String> byKey = new ArrayList<>(DICTIONARY);
    byKey.sort(Comparator.comparing(VietnameseText::sortKey).reversed());
    byKey.sort(Comparator.comparing(VietnameseText::sortKey));
    assertThat(byKey).isEqualTo(DICTIONARY);
    assertThat(VietnameseText.sortKey("Đắk Nông")).matches("[0-9a-f]+");
  }

  @Test
  void sortsWordByWord() {
    assertThat(VietnameseText.sortKey("Hà Nội")).isLessThan(VietnameseText.sortKey("Hài"));
    assertThat(VietnameseText.sortKey("Hà Nam")).isLessThan(VietnameseText.sortKey("Hà Nội"));
  }

  @Test
  void ordersTones() {
    List<String> tones = List.of("ba", "bà", "bả", "bã", "bá", "bạ", "bắc", "bấc");
    assertThat(tones.stream().sorted(VietnameseText.order())).containsExactlyElementsOf(tones);
  }

  @Test
  void sortKeysFitTheirColumn() {
    assertThat(VietnameseText.sortKey("Ắ".repeat(2000))).hasSize(VietnameseText.SORT_KEY_LENGTH);
    assertThat(VietnameseText.sortKey(null)).isEmpty();
  }

  @Test
  void normalisesToComposedForm() {
    assertThat(VietnameseText.normalise("  Lâm   Đồng ")).isEqualTo("Lâm Đồng");
    assertThat(VietnameseText.normalise(Normalizer.normalize("Thuận", Normalizer.Form.NFD)))
        .isEqualTo("Thuận");
  }
}
