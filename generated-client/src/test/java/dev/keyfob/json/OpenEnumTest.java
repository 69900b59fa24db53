package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenEnumTest {

  private static final class Color extends OpenEnum {
    Color(String value, boolean known) {
      super(value, known);
    }
  }

  private static final class Size extends OpenEnum {
    Size(String value) {
      super(value, true);
    }
  }

  @Test
  void isKnownIfTheDocumentListsTheValue() {
    assertTrue(new Color("red", true).isKnown());
    assertFalse(new Color("mauve", false).isKnown());
  }

  @Test
  void valuesOfOneEnumAreEqualIfTheirTextsAre() {
    assertEquals(new Color("red", true), new Color("red", false));
    assertNotEquals(new Color("red", true), new Color("blue", true));
    assertNotEquals(new Color("red", true), new Size("red"));
    assertFalse(new Color("red", true).equals(null));
    assertEquals("red".hashCode(), new Color("red", true).hashCode());
    assertEquals("red", new Color("red", true).toString());
  }
}
