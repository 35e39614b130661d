namespace Pace.Learning.Web.Shared.Forms;

/// <summary>One answer that can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What it says.</param>
/// <param name="Hint">What choosing it means, where that helps.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>Answers that belong together, under a heading.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Choices">The answers.</param>
public sealed record ChoiceGroup(string Name, IReadOnlyList<Choice> Choices);
