/**
 * Effects: what flows ask the world outside for, done outside any transaction. One kind is one bean of type
 * {@link io.verbatim.channel.effect.EffectPerformer}, in whatever package it belongs to; it is found by the type of its effect.
 */
@NullMarked
package io.verbatim.channel.effect;

import org.jspecify.annotations.NullMarked;
