/** Notices for members who follow a streamer. */
package dev.pacenote.application.streams.golive.member;
