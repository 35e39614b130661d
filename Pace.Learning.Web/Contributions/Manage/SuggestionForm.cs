using Pace.Learning.Web.Contributions.Suggestions;

namespace Pace.Learning.Web.Contributions.Manage;

/// <summary>Other words, as staff typed them.</summary>
internal sealed class SuggestionForm
{
    [PlainName]
    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Why { get; set; }

    public ContributionText ToWords() => new((Title ?? "").Trim(), (Text ?? "").Trim());

    public Refusal? RefusalFor(ContributionText now) =>
        string.IsNullOrWhiteSpace(Title) || Title.Length > ContributionText.TitleLength ? new Refusal("Title", $"Give it a title of {TextLimit.AtMost(ContributionText.TitleLength)}")
        : PlainName.Check("Title", Title) is { } hidden ? hidden
        : string.IsNullOrWhiteSpace(Text) || Text.Length > ContributionText.TextLength ? new Refusal("Text", "Write the words that you suggest")
        : (Why ?? "").Length > Suggestion.WhyLength ? new Refusal("Why", $"Say why in {TextLimit.AtMost(Suggestion.WhyLength)}")
        : ToWords() == now ? new Refusal("Text", "These are the parent's words as they are. Change something to suggest it")
        : null;
}
