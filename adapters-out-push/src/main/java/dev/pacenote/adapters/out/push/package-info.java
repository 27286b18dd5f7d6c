/** Leaves the house for people's own devices and programs. */
package dev.pacenote.adapters.out.push;
