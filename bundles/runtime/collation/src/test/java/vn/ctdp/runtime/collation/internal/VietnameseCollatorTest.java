package vn.ctdp.runtime.collation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.CollationKey;
import java.text.Collator;
import java.text.RuleBasedCollator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The order is Java's, whatever the texts. */
class VietnameseCollatorTest {

  private static final String PLAIN =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -_.,:;/()'\"!@#$%&*+<=>?[]^`{|}~\\"
          + "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
          + "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";
  // Combining marks, other letters, a digit of another script, no character, a surrogate pair.
  private static final String OTHER =
      "\u0301\u0300\u0323\u031b\u0306ñßçœ\u0661\u200b\u0000\t\u4e2d\ud83d\ude00";

  private static RuleBasedCollator java;
  private static RuleBasedCollator own;

  @BeforeAll
  static void collators() throws Exception {
    java = (RuleBasedCollator) Collator.getInstance(new Locale("vi"));
    own = (RuleBasedCollator) new VietnameseCollation().getInstance(new Locale("vi", "VN"));
    // As the database has it.
    java.setStrength(Collator.TERTIARY);
    own.setStrength(Collator.TERTIARY);
  }

  private static void same(RuleBasedCollator one, RuleBasedCollator other, String a, String b) {
    int expected = Integer.signum(one.getCollationKey(a).compareTo(one.getCollationKey(b)));
    int found = Integer.signum(other.getCollationKey(a).compareTo(other.getCollationKey(b)));
    if (expected != found) {
      assertThat(found).as("%s against %s", a, b).isEqualTo(expected);
    }
  }

  /** A contraction of two letters would be seen here. */
  @Test
  void everyTwoCharactersStandWhereJavaHasThem() {
    Random random = new Random(1);
    List<String> pairs = new ArrayList<>();
    for (char a : PLAIN.toCharArray()) {
      for (char b : PLAIN.toCharArray()) {
        pairs.add("" + a + b);
      }
    }
    for (String pair : pairs) {
      same(java, own, pair, pairs.get(random.nextInt(pairs.size())));
      // Beside its own beginning and end, where only one character decides.
      same(java, own, pair, pair.substring(0, 1) + PLAIN.charAt(random.nextInt(PLAIN.length())));
      same(java, own, pair, PLAIN.charAt(random.nextInt(PLAIN.length())) + pair.substring(1));
    }
    List<String> byJava = new ArrayList<>(pairs);
    byJava.sort(Comparator.comparing(java::getCollationKey));
    List<String> byOwn = new ArrayList<>(pairs);
    byOwn.sort(Comparator.comparing(own::getCollationKey));
    assertThat(byOwn).isEqualTo(byJava);
  }

  @Test
  void textsOfAnyCharactersStandWhereJavaHasThem() {
    Random random = new Random(2);
    String all = PLAIN + OTHER.repeat(3);
    for (int i = 0; i < 60_000; i++) {
      String from = i % 3 == 0 ? all : i % 3 == 1 ? PLAIN : "aAáÁ-b 1";
      same(java, own, text(random, from), text(random, from));
    }
    assertThat(own.getCollationKey("a")).isEqualTo(own.getCollationKey("a"));
  }

  @Test
  void everyCharacterStandsWhereJavaHasIt() {
    Random random = new Random(3);
    for (int c = 0; c < Character.MIN_SUPPLEMENTARY_CODE_POINT; c += 1 + random.nextInt(7)) {
      same(java, own, "a" + (char) c + "b", text(random, PLAIN));
      same(java, own, "" + (char) c, "" + (char) random.nextInt(0xffff));
    }
    assertThat(own.getCollationKey("\u00e1").compareTo(own.getCollationKey("a\u0301")))
        .isEqualTo(java.getCollationKey("\u00e1").compareTo(java.getCollationKey("a\u0301")));
  }

  @Test
  void otherStrengthsAreJavasToo() {
    RuleBasedCollator primary = (RuleBasedCollator) own.clone();
    primary.setStrength(Collator.PRIMARY);
    assertThat(primary.getCollationKey("cụm")).isEqualTo(primary.getCollationKey("CUM"));
    assertThat(own.getCollationKey("cụm")).isNotEqualTo(own.getCollationKey("CUM"));
    RuleBasedCollator secondary = (RuleBasedCollator) own.clone();
    secondary.setStrength(Collator.SECONDARY);
    RuleBasedCollator expected = (RuleBasedCollator) java.clone();
    expected.setStrength(Collator.SECONDARY);
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      same(expected, secondary, text(random, "aAáÁàbB1 -"), text(random, "aAáÁàbB1 -"));
    }
  }

  /** Java's keys as bytes, by which others may store them. */
  @Test
  void keysAreTheSameBytes() {
    for (String text :
        List.of("", "Cụm công nghiệp Bảo Minh", "34:90012", UUID.randomUUID().toString())) {
      CollationKey key = own.getCollationKey(text);
      assertThat(key.toByteArray()).isEqualTo(java.getCollationKey(text).toByteArray());
      assertThat(key).hasSameHashCodeAs(own.getCollationKey(text));
      assertThat(own.compare(text, "c")).isEqualTo(java.compare(text, "c"));
    }
    assertThat(own.getRules()).isEqualTo(java.getRules());
    assertThat(own).isEqualTo(own.clone()).hasSameHashCodeAs(own.clone());
    assertThat(own.getCollationElementIterator("đa").next())
        .isEqualTo(java.getCollationElementIterator("đa").next());
  }

  /** The virtual machine of this test is started as instances are. */
  @Test
  void javaAsksForIt() {
    assertThat(Collator.getInstance(new Locale("vi", "VN"))).isInstanceOf(VietnameseCollator.class);
    assertThat(Collator.getAvailableLocales()).contains(new Locale("vi", "VN"));
  }

  private static String text(Random random, String from) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(7); n > 0; n--) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }
}
