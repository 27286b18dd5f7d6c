/** How a daily run is opened and handed to whoever works it off. */
package dev.pacenote.application.dailyrun.start;
