package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.keys.Secrets;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignaturesTest {
  private final Signatures signatures = of("one");

  private static Signatures of(String... secrets) {
    return new Signatures(new Secrets(List.of(secrets)).ring("cookies"));
  }

  @Test
  void a_signature_is_good_for_its_text_alone() {
    String signature = signatures.sign("text");
    assertTrue(signature.matches("[0-9a-f]{8}\\.[A-Za-z0-9_-]{43}"), signature);
    assertTrue(signatures.matches("text", signature));
    assertFalse(signatures.matches("texT", signature));
  }

  @Test
  void a_change_of_any_character_is_found() {
    String signature = signatures.sign("text");
    for (int i = 0; i < signature.length(); i++) {
      StringBuilder changed = new StringBuilder(signature);
      changed.setCharAt(i, changed.charAt(i) == 'A' ? 'B' : 'A');
      assertFalse(signatures.matches("text", changed.toString()));
      assertFalse(signatures.matches("text", signature.substring(0, i)));
    }
  }

  @Test
  void a_previous_secret_s_signature_is_accepted_and_one_of_another_secret_is_not() {
    assertTrue(of("two", "one").matches("text", signatures.sign("text")));
    assertFalse(of("two").matches("text", signatures.sign("text")));
  }

  @Test
  void a_signature_for_another_purpose_is_not_accepted() {
    Signatures pages = new Signatures(new Secrets(List.of("one")).ring("pages"));
    assertFalse(pages.matches("text", signatures.sign("text")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "0", "zzzzzzzz.", "00000000.", "\uFFFF\uFFFF"})
  void what_is_no_signature_does_not_match(String none) {
    assertFalse(signatures.matches("text", none));
  }
}
