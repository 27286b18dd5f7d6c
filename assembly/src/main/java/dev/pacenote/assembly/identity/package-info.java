/** Puts accounts, sessions and log-ins together. */
package dev.pacenote.assembly.identity;
