using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Shared;

/// <summary>
/// A name as somebody wrote it, beside other words: whichever way it is written, it turns nothing round that stands before or after it.
/// <c>@(new Isolated(name))</c>, wherever a name of a person, a role, an agency or an area stands in a line with more.
/// </summary>
internal sealed class Isolated(string? name) : MarkupContent
{
    protected override void Write(MarkupWriter to) => to.Add($"<bdi>{name}</bdi>");
}
