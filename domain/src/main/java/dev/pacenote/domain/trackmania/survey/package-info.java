/**
 * How to know every watched board again with the fewest questions: what is wanted of each map, what
 * is asked, and what an answer means. Pure reasoning; nothing here asks anybody.
 *
 * <p>The position service tells which place a hypothetical score would get. A board's top has
 * changed exactly if the number of records better than one of its scores has risen, whatever the
 * ties: a driver who improves passes the score that was theirs, and a newcomer passes everybody
 * below. So one probe for each distinct score that matters is exact, and fifty maps fit into one
 * request. Removals can hide from counts; a second kind of probe and a rolling reading of whole
 * boards find them.
 */
package dev.pacenote.domain.trackmania.survey;
