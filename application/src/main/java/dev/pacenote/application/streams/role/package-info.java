/** Makes roles at Discord for those who want to be pinged for one channel, and gives them. */
package dev.pacenote.application.streams.role;
