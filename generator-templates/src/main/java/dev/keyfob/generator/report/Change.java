package dev.keyfob.generator.report;

import java.util.Set;

/**
 * One line of the report.
 *
 * @param place what has changed, for a reader
 * @param text how
 * @param operations the operations it concerns, as {@code POST /things}
 */
record Change(Topic topic, Weight weight, String place, String text, Set<String> operations) {

  boolean is(Topic sought) {
    return topic == sought;
  }

  boolean isBreaking() {
    return weight == Weight.BREAKING;
  }
}
