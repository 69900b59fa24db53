/**
 * Projects of their own, in {@code src/consumers}, that depend on the installed artifacts as an
 * application would. {@code mvn verify -Pconsumers} runs them.
 */
package dev.keyfob.consumers;
