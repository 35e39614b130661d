using System.ComponentModel.DataAnnotations;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>A text of no more than so many characters: <c>[AtMost(120)]</c> or <c>[AtMost(120, What = "A name")]</c>.</summary>
/// <param name="most">How many.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtMostAttribute(int most) : StringLengthAttribute(most)
{
    /// <summary>What the text is, such as "A name"; without it the words are "Use at most ...".</summary>
    public string? What { get; init; }

    /// <summary>What people call the signs of a text.</summary>
    public string Unit { get; init; } = "characters";

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => What is null ? TextLimit.Use(MaximumLength, Unit) : TextLimit.Has(What, MaximumLength, Unit);
}
