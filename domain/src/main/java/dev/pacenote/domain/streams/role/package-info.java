/** Roles that we make at Discord for those who want to be pinged for one channel. */
package dev.pacenote.domain.streams.role;
