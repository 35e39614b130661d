using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;

namespace Pace.Learning.Content.Markup;

/// <summary>Writes markup, as it is read, to where it goes.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="encoder">Encodes texts; <c>null</c>: only what means something in markup becomes an entity.</param>
public class MarkupWriter(TextWriter writer, HtmlEncoder? encoder)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:/");

    /// <summary>Writes markup.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The pieces of the string write themselves to this writer while they are read.")]
    public void Add([InterpolatedStringHandlerArgument("")] MarkupText markup)
    {
        _ = markup;
    }

    /// <summary>Writes markup, and ends the line.</summary>
    public void AddLine([InterpolatedStringHandlerArgument("")] MarkupText markup)
    {
        _ = markup;
        writer.Write('\n');
    }

    /// <summary>Writes finished markup.</summary>
    public void Add(FinishedHtml html) => writer.Write(html.Value);

    /// <summary>Writes finished markup, and ends the line.</summary>
    public void AddLine(FinishedHtml html)
    {
        writer.Write(html.Value);
        writer.Write('\n');
    }

    internal void WriteFinished(string markup) => writer.Write(markup);

    internal void WriteEncoded(string text)
    {
        // Most of what is put into markup is an id or a word, which no encoder has to look at.
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            writer.Write(text);
            return;
        }
        if (encoder is not null)
        {
            encoder.Encode(writer, text);
            return;
        }
        var rest = text.AsSpan();
        while (rest.IndexOfAny("&<>\"'") is >= 0 and var at)
        {
            writer.Write(rest[..at]);
            writer.Write(rest[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            rest = rest[(at + 1)..];
        }
        writer.Write(rest);
    }
}
