/**
 * Builds and runs the projects in {@code src/consumers}, which depend on the installed artifacts as
 * an application would. {@code mvn verify -Pconsumers} runs them.
 */
package dev.keyfob.consumers;
