package dev.keyfob.generator.annotate;

import java.text.Normalizer;

/** Replaces letters that look like ASCII letters, so that a name is read as a person reads it. */
final class Lookalikes {

  /**
   * Letters of Cyrillic, Greek, Armenian and phonetic alphabets, and the letters they look like.
   */
  private static final String LETTERS =
      "\u0430a\u0441c\u0501d\u0435e\u04bbh\u0456i\u0458j\u043ak\u04cfl\u043cm\u043fn\u043eo\u0440p"
          + "\u051bq\u0433r\u0455s\u0442t\u0446u\u0475v\u0461w\u051dw\u0445x\u0443y\u0410A\u0412B\u0421C"
          + "\u0415E\u041dH\u0406I\u0408J\u041aK\u041cM\u041eO\u0420P\u0405S\u0422T\u0425X\u0423Y\u04c0l"
          + "\u03b1a\u03b5e\u03b9i\u03bak\u03bdv\u03bfo\u03c1p\u03c2s\u03c3o\u03c4t\u03c5u\u03c7x\u03c9w"
          + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y"
          + "\u03a7X\u0585o\u0578n\u057du\u0570h\u0566q\u0581g\u0561w\u0131i\u0251a\u0261g\u0269i\u0237j"
          + "\u0280r\ua731s\u1d00a\u0299b\u1d04c\u1d05d\u1d07e\ua730f\u0262g\u029ch\u026ai\u1d0aj\u1d0bk"
          + "\u029fl\u1d0dm\u0274n\u1d0fo\u1d18p\u1d1bt\u1d1cu\u1d20v\u1d21w\u028fy\u1d22z\u00f8o\u0142l"
          + "\u0111d\u0127h\u0167t\u0138k";

  private Lookalikes() {}

  /** Returns the name with the letters that it shows. */
  static String replaced(String name) {
    StringBuilder replaced = new StringBuilder(Normalizer.normalize(name, Normalizer.Form.NFKC));
    for (int i = 0; i < replaced.length(); i++) {
      for (int at = 0; at < LETTERS.length() && replaced.charAt(i) > '~'; at += 2) {
        if (LETTERS.charAt(at) == replaced.charAt(i)) {
          replaced.setCharAt(i, LETTERS.charAt(at + 1));
        }
      }
    }
    return replaced.toString();
  }
}
