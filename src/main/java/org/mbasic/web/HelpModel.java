package org.mbasic.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mbasic.help.Block;
import org.mbasic.help.Entry;
import org.mbasic.help.Help;
import org.mbasic.help.Kind;

/**
 * What the help's page shows for its two parameters: an entry, what a search found, or the index.
 */
@Named("help")
@RequestScoped
public class HelpModel {
  private static final int NOT_FOUND = 404;

  @Inject HelpBook book;
  @Inject HttpServletRequest request;

  private String topic = "";
  private String query = "";

  /** The entry that is asked for, or empty. */
  public String getTopic() {
    return topic;
  }

  /** Set by the page from its parameter {@code topic}, which may be missing. */
  public void setTopic(@Nullable String topic) {
    this.topic = topic == null ? "" : topic.strip();
  }

  /** What is searched for; a topic that is not there is searched for too. */
  public String getQuery() {
    return query.isEmpty() && getEntry() == null ? topic : query;
  }

  /** Set by the page from its parameter {@code q}, which may be missing. */
  public void setQuery(@Nullable String query) {
    this.query = query == null ? "" : query.strip();
  }

  /** Gives the page of a topic that is not there the status it should have. */
  public void answer() {
    if (!topic.isEmpty() && getEntry() == null) {
      FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
    }
  }

  /** The entry to show, or null. */
  public @Nullable Entry getEntry() {
    return topic.isEmpty() ? null : help().entry(topic).orElse(null);
  }

  /** Whether the page shows what a search found. */
  public boolean isSearch() {
    return !getQuery().isEmpty();
  }

  /** What a search found, the best first. */
  public List<Entry> getHits() {
    return help().search(getQuery());
  }

  /** All kinds of entries. */
  public List<Kind> getKinds() {
    return List.of(Kind.values());
  }

  /** The names of a kind. */
  public List<String> names(Kind kind) {
    return help().names(kind);
  }

  /** The entry behind a name of the index. */
  public Entry entry(String name) {
    return help().entry(name).orElseThrow();
  }

  /** The address of a name's entry. */
  public String address(String name) {
    return request.getContextPath() + "/help.xhtml?topic=" + encoded(Entry.topic(name));
  }

  /**
   * The address that opens an example's program in the workspace. Behind the {@code #} it stays in
   * the browser.
   */
  public String opening(Block.Example example) {
    return request.getContextPath()
        + "/index.xhtml#program="
        + encoded(example.listing()).replace("+", "%20");
  }

  /** The lines of an example's program, coloured. */
  public List<List<Listing.Piece>> listing(Block.Example example) {
    return example.program().stream().map(Listing::pieces).toList();
  }

  /** How a word is written, in parts: what may be left out is in brackets. */
  public List<String> lines(String syntax) {
    return Arrays.asList(syntax.split(" or "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Help help() {
    return book.help();
  }
}
