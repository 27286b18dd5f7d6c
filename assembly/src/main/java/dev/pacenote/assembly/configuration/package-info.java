/**
 * The configuration records of what no adapter stands for: the use cases of the core, the logs and
 * the process itself. The core knows no framework, so they stand here.
 */
package dev.pacenote.assembly.configuration;
