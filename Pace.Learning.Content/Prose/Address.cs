using System.Buffers;
using System.Text;

namespace Pace.Learning.Content.Prose;

/// <summary>Where a link may lead.</summary>
internal enum AddressKind
{
    /// <summary>Nowhere: a scheme that is not on the list, or a spelling that a browser may read as one.</summary>
    Unsafe,

    /// <summary>Another site: <c>http</c> or <c>https</c>.</summary>
    External,

    /// <summary><c>mailto</c> or <c>tel</c>.</summary>
    Contact,

    /// <summary><c>ref:id</c>: a document, wherever it is.</summary>
    Reference,

    /// <summary>A path from the root of the site.</summary>
    Site,

    /// <summary>A place on the same page.</summary>
    Fragment,

    /// <summary>Anything else: a path without a slash before it, or nothing at all.</summary>
    Other,
}

/// <summary>
/// An address out of a link. Only what is on the list is let through, and what browsers read differently from what is written
/// (control characters, back-slashes, two slashes at the start) is refused rather than repaired; WHATWG URL, section 4.4.
/// </summary>
internal readonly record struct Address(AddressKind Kind, string Text)
{
    private static readonly SearchValues<char> Written =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly string[] Placeholders = ["{organisation}", "{contact-email}"];

    public static Address Read(string? written)
    {
        var text = (written ?? "").Trim(' ');
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.AsSpan().ContainsAnyInRange('\x7f', '\x9f') || text.Contains('\\'))
        {
            return new(AddressKind.Unsafe, text);
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        if (colon >= 0 && (end < 0 || colon < end))
        {
            return new(OfScheme(text[..colon].ToLowerInvariant(), text[(colon + 1)..]), text);
        }
        var kind = text switch
        {
            ['/', '/', ..] => AddressKind.Unsafe,
            ['/', ..] => AddressKind.Site,
            ['#', _, ..] => AddressKind.Fragment,
            _ => AddressKind.Other,
        };
        return new(kind, text);
    }

    /// <summary>The address as it is written in an attribute, before escaping: anything unusual percent-encoded, placeholders kept.</summary>
    public string Encoded()
    {
        if (Text.AsSpan().IndexOfAnyExcept(Written) < 0)
        {
            return Text;
        }
        var url = new StringBuilder(Text.Length + 16);
        for (var i = 0; i < Text.Length; i++)
        {
            var rest = Text.AsSpan(i);
            if (rest[0] is '{' && PlaceholderAt(rest) is { } placeholder)
            {
                url.Append(placeholder);
                i += placeholder.Length - 1;
            }
            else if (Written.Contains(rest[0]))
            {
                url.Append(rest[0]);
            }
            else
            {
                Rune.DecodeFromUtf16(rest, out var rune, out var used);
                Encode(rune, url);
                i += used - 1;
            }
        }
        return url.ToString();
    }

    private static AddressKind OfScheme(string scheme, string rest) => scheme switch
    {
        "http" or "https" => rest.StartsWith("//", StringComparison.Ordinal) && rest.Length > 2 && rest[2] != '/' ? AddressKind.External : AddressKind.Unsafe,
        "mailto" or "tel" => AddressKind.Contact,
        "ref" => AddressKind.Reference,
        _ => AddressKind.Unsafe,
    };

    private static string? PlaceholderAt(ReadOnlySpan<char> text)
    {
        foreach (var placeholder in Placeholders)
        {
            if (text.StartsWith(placeholder))
            {
                return placeholder;
            }
        }
        return null;
    }

    private static void Encode(Rune rune, StringBuilder url)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
        {
            url.Append('%').Append(b.ToString("X2", null));
        }
    }
}
