package dev.keyfob.simulation.model;

import dev.keyfob.simulation.wire.WireConnection.Ending;

/** A fault that a request or its response meets. */
public sealed interface WireFault {

  /** Handles the request. */
  void meet(ModelExchange exchange);

  /** Ends the connection; the request is not applied. */
  record CutBefore(Ending ending) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.end(ending);
    }
  }

  /**
   * Applies the request, and ends the connection in the response.
   *
   * @param permille how much of the response arrives
   */
  record CutAt(int permille, Ending ending) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.sendPart(permille, ending);
    }
  }

  /** Ends the connection at once, and applies the request later. */
  record AppliedLate(int millis, Ending ending) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.end(ending);
      exchange.applyAfter(millis);
    }
  }

  /** Applies the request at once, and sends the response late. */
  record SlowResponse(int millis) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.delay(millis);
      exchange.send();
    }
  }

  /**
   * Rejects the request with 429.
   *
   * @param header whether the header says how long to wait, or the body
   */
  record RateLimited(int seconds, boolean header) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.answer(ModelResponse.rateLimited(seconds, header));
      exchange.send();
    }
  }

  /**
   * Responds with an HTML page of a gateway.
   *
   * @param applied whether it has passed the request on
   */
  record GatewayPage(int status, boolean applied) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      if (applied) {
        exchange.apply();
      }
      exchange.answer(ModelResponse.page(status));
      exchange.send();
    }
  }

  /** Fails, and names the credential of another caller or client in the response. */
  record ErrorNamingAnother(int status, boolean applied) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      if (applied) {
        exchange.apply();
      }
      exchange.answer(ModelResponse.error(status));
      exchange.nameAnother();
      exchange.send();
    }
  }

  /** Applies the request, names the credential of another caller in the response, and cuts it. */
  record CutNamingAnother(int permille) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.nameAnotherCallers();
      exchange.sendPart(permille, Ending.CLOSED);
    }
  }

  /** Applies the request, and sends the response of another credential. */
  record AnothersResponse() implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.nameAnother();
      exchange.send();
    }
  }

  /** Sends the response twice on the connection, and then ignores further requests on it. */
  record RepeatedResponse() implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.sendTwice();
    }
  }

  /** Applies the request, and sends a complete response whose JSON ends too early. */
  record HalfJson(int permille) implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.shortenBody(permille);
      exchange.send();
    }
  }

  /** Applies the request, and responds with 204. */
  record NoContent() implements WireFault {
    @Override
    public void meet(ModelExchange exchange) {
      exchange.apply();
      exchange.answerSuccessBy(ModelResponse.json(204, ""));
      exchange.send();
    }
  }
}
