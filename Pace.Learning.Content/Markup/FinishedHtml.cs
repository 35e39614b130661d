using System.Text;

namespace Pace.Learning.Content.Markup;

/// <summary>Markup that is safe to write to a page as it is. A text that somebody wrote doesn't become one by itself: in markup it is encoded.</summary>
public readonly record struct FinishedHtml
{
    private readonly string? html;

    private FinishedHtml(string html) => this.html = html;

    /// <summary>The markup.</summary>
    public string Value => html ?? "";

    /// <summary>How many characters it has.</summary>
    public int Length => Value.Length;

    /// <summary>Puts markup together: <c>FinishedHtml.Of($"&lt;b&gt;{words}&lt;/b&gt;")</c>.</summary>
    public static FinishedHtml Of(MarkupText markup) => markup.Built;

    /// <summary>Takes over what a renderer of markup has made. The one way in for a string that isn't encoded, so each call has to say why it may.</summary>
    public static FinishedHtml Trust(string rendered) => new(rendered);

    /// <summary>One piece after the other.</summary>
    public static FinishedHtml Concat(IEnumerable<FinishedHtml> pieces) => new(string.Concat(pieces.Select(p => p.Value)));

    /// <summary>A part of it, for <c>html[..end]</c>.</summary>
    public FinishedHtml Slice(int start, int length) => new(Value.Substring(start, length));

    /// <summary>The same without white space around it.</summary>
    public FinishedHtml Trim() => new(Value.Trim());

    /// <summary>The markup.</summary>
    public override string ToString() => Value;

    /// <summary>Markup that lies until somebody asks for it: as bytes it takes half the memory of a string, and to read them costs a page next to nothing.</summary>
    internal readonly struct AtRest(FinishedHtml html)
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(html.Value);

        public FinishedHtml Html => new(Encoding.UTF8.GetString(bytes));
    }
}
