/** Work of streams that the clock starts. */
package dev.pacenote.domain.streams.job;
