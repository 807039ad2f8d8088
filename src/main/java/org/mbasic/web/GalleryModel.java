package org.mbasic.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mbasic.examples.Example;
import org.mbasic.examples.Level;
import org.mbasic.examples.Topic;

/** What the gallery of examples shows for its two parameters, either of which may be missing. */
@Named("gallery")
@RequestScoped
public class GalleryModel {
  /** Lines of a program in its picture, from behind its title and sentence. */
  private static final int PICTURED = 9;

  @Inject ExampleShelf shelf;

  private @Nullable Topic topic;
  private @Nullable Level level;

  /** The topic that the examples shown have, in small letters, or empty for all. */
  public String getTopic() {
    return slug(topic);
  }

  /** Set by the page from its parameter; what is no topic means all. */
  public void setTopic(@Nullable String topic) {
    this.topic = find(Topic.values(), topic).orElse(null);
  }

  /** The level of the examples shown, in small letters, or empty for all. */
  public String getLevel() {
    return slug(level);
  }

  /** Set by the page from its parameter; what is no level means all. */
  public void setLevel(@Nullable String level) {
    this.level = find(Level.values(), level).orElse(null);
  }

  /** All topics, in small letters for an address, with their labels. */
  public List<Choice> getTopics() {
    return Arrays.stream(Topic.values()).map(t -> new Choice(slug(t), t.label())).toList();
  }

  /** All levels, in small letters for an address, with their labels. */
  public List<Choice> getLevels() {
    return Arrays.stream(Level.values()).map(l -> new Choice(slug(l), l.label())).toList();
  }

  /** The examples of the topic and level. */
  public List<Example> getExamples() {
    return shelf.examples().all().stream()
        .filter(example -> topic == null || example.topics().contains(topic))
        .filter(example -> level == null || example.level() == level)
        .toList();
  }

  /** The first lines of a program behind its title and sentence, coloured. */
  public List<List<Listing.Piece>> picture(Example example) {
    return example.lines().stream().skip(2).limit(PICTURED).map(Listing::pieces).toList();
  }

  /** The labels of an example's topics, in the order of the filter. */
  public List<Choice> topics(Example example) {
    return Stream.of(Topic.values())
        .filter(example.topics()::contains)
        .map(t -> new Choice(slug(t), t.label()))
        .toList();
  }

  private static String slug(@Nullable Enum<?> choice) {
    return choice == null ? "" : choice.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> Optional<E> find(E[] all, @Nullable String slug) {
    return Arrays.stream(all).filter(choice -> slug(choice).equals(slug)).findFirst();
  }

  /**
   * A topic or level that one can choose.
   *
   * @param value as in the page's address
   * @param label for people
   */
  public record Choice(String value, String label) {}
}
