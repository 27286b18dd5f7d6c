/**
 * Reads environment variables into the configuration records of all modules. A record stands in the
 * module that uses it and describes its variables with {@link dev.pacenote.configuration.Variable};
 * this module finds all records on the class path, reads them before the application context
 * starts, and names every problem at once. It alone reads the environment of the process and the
 * file {@code .env}.
 */
package dev.pacenote.configuration;
