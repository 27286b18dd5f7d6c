/**
 * A Trackmania that lives in one process: the upstream services over real HTTP, with maps, authors
 * and drivers that it invents, boards that move as its clock passes, a switch for every fault known
 * of the real ones, and a record of how its guests behave. It knows nothing of the rest of
 * Pacenote.
 */
package dev.pacenote.sandbox;
