package dev.keyfob.internal.pending;

import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.issuance.Match;
import dev.keyfob.journal.PendingIssuance;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says how unfinished issuances of one type are found in listings.
 *
 * @param <L> a credential as listings show it
 * @param creation the id of the operation that creates credentials
 * @param reissue the id of the operation that replaces secrets
 * @param listing returns the call that lists all credentials
 * @param id returns the credential's id, or null if the server sent none
 * @param createdAt returns when the server created it, or null if it does not say so
 * @param match returns whether it can be what an issuance asked for, by the subject of the issuance
 */
public record PendingSearch<L>(
    String creation,
    String reissue,
    Supplier<? extends ApiCall<?, ? extends List<L>>> listing,
    Function<? super L, String> id,
    Function<? super L, OffsetDateTime> createdAt,
    BiFunction<String, ? super L, Match> match) {

  boolean isCreation(PendingIssuance pending) {
    return pending.intent().operationId().equals(creation);
  }

  boolean isReissue(PendingIssuance pending) {
    return pending.intent().operationId().equals(reissue);
  }

  Match match(PendingIssuance pending, L listed) {
    String subject = pending.intent().subject();
    try {
      return subject == null ? Match.UNCLEAR : match.apply(subject, listed);
    } catch (IllegalArgumentException noSubject) { // a journal may hold anything
      return Match.UNCLEAR;
    }
  }
}
