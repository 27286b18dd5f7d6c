/**
 * Use cases and the ports that they need, by feature. A port is an interface whose comment promises
 * something; each promise is a test in {@code application-contracts} that every adapter runs.
 */
package dev.pacenote.application;
