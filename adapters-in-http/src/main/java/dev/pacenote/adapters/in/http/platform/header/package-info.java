/**
 * Headers of every answer: who may read it from another origin, and what a browser must not do with
 * it.
 */
package dev.pacenote.adapters.in.http.platform.header;
