using System.Text;
using System.Xml;

namespace Pace.Learning.Web.Media.Files;

/// <summary>
/// A drawing (SVG) of shapes, texts and colours alone. It is written anew from what is known to be harmless: what drawing programs leave in it for themselves goes,
/// and what could run, fetch or move is refused, with its line.
/// </summary>
internal static class Drawing
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    private const string Svg = "http://www.w3.org/2000/svg";
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const int Deepest = 64;

    private static readonly HashSet<string> Elements =
    [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "filter", "feGaussianBlur", "feOffset", "feBlend", "feFlood", "feComposite",
        "feMerge", "feMergeNode", "feColorMatrix", "feDropShadow", "switch", "style",
    ];

    // What of SVG may be left out without a loss: it tells of the drawing.
    private static readonly HashSet<string> LeftOut = ["metadata", "view", "cursor"];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = MostBytes, CloseInput = true,
    };

    /// <summary>The drawing alone.</summary>
    public static FileFinding Take(byte[] file)
    {
        try
        {
            return Read(file);
        }
        catch (XmlException broken)
        {
            return FileFinding.Refused(broken.Message.Contains("DTD", StringComparison.Ordinal)
                ? $"This drawing has a document type. Save it as “Plain SVG” or “SVG for the web” (line {broken.LineNumber})"
                : $"This drawing can’t be read at line {broken.LineNumber}. Save it anew");
        }
        catch (NotHarmlessException found)
        {
            return FileFinding.Refused($"This drawing has {found.Message} in line {found.Line}. Take it out, or save the drawing as a PNG");
        }
    }

    private static FileFinding Read(byte[] file)
    {
        using var reader = XmlReader.Create(new MemoryStream(file), Settings);
        reader.MoveToContent();
        if (reader.NamespaceURI != Svg || reader.LocalName != "svg")
        {
            return FileFinding.Refused("This is no drawing (SVG). Choose another file");
        }
        var written = new MemoryStream();
        (int Width, int Height) size;
        using (var writer = XmlWriter.Create(written, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true }))
        {
            size = SizeOf(reader);
            Copy(reader, writer, 0);
        }
        return new TakenFile(FileType.Svg, written.ToArray()) { Size = size };
    }

    private static void Copy(XmlReader reader, XmlWriter writer, int depth)
    {
        if (depth > Deepest)
        {
            throw NotHarmless(reader, "parts within parts without end");
        }
        writer.WriteStartElement(reader.LocalName, Svg);
        CopyAttributes(reader, writer);
        if (reader.IsEmptyElement)
        {
            writer.WriteEndElement();
            reader.Read();
            return;
        }
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.NamespaceURI != Svg || LeftOut.Contains(reader.LocalName):
                    reader.Skip();
                    break;
                case XmlNodeType.Element when !Elements.Contains(reader.LocalName):
                    throw NotHarmless(reader, $"the part <{reader.LocalName}>");
                case XmlNodeType.Element:
                    Copy(reader, writer, depth + 1);
                    break;
                default:
                    writer.WriteString(Harmless(reader));
                    reader.Read();
                    break;
            }
        }
        writer.WriteEndElement();
        reader.Read();
    }

    private static void CopyAttributes(XmlReader reader, XmlWriter writer)
    {
        while (reader.MoveToNextAttribute())
        {
            var name = reader.LocalName;
            if (reader.NamespaceURI.Length > 0 && reader.NamespaceURI != XLink)
            {
                continue;
            }
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            {
                throw NotHarmless(reader, $"the script {name}");
            }
            if (name == "href")
            {
                if (!reader.Value.StartsWith('#'))
                {
                    throw NotHarmless(reader, "a link to somewhere else");
                }
                writer.WriteAttributeString(name, reader.Value);
            }
            else if (reader.NamespaceURI.Length == 0)
            {
                writer.WriteAttributeString(name, Harmless(reader));
            }
        }
        reader.MoveToElement();
    }

    // Words, colours and styles may name a part of the drawing, and nothing else.
    private static string Harmless(XmlReader reader)
    {
        var value = reader.Value;
        if (value.Contains('\\') || value.Contains("@import", StringComparison.OrdinalIgnoreCase) || value.Contains("expression(", StringComparison.OrdinalIgnoreCase) || value.Contains("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            throw NotHarmless(reader, "something that could run");
        }
        for (var at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf("url(", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!value.AsSpan(at + 4).TrimStart().TrimStart("'\"").StartsWith("#"))
            {
                throw NotHarmless(reader, "a link to somewhere else");
            }
        }
        return value;
    }

    private static (int Width, int Height) SizeOf(XmlReader reader)
    {
        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return (Pixels(reader.GetAttribute("width") ?? (box.Length == 4 ? box[2] : "")), Pixels(reader.GetAttribute("height") ?? (box.Length == 4 ? box[3] : "")));
    }

    private static int Pixels(string length) =>
        double.TryParse(length.Replace("px", "", StringComparison.Ordinal), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var pixels)
        && pixels is > 0 and < 100_000 ? (int)Math.Round(pixels) : 0;

    private static NotHarmlessException NotHarmless(XmlReader reader, string what) => new(what, ((IXmlLineInfo)reader).LineNumber);

    private sealed class NotHarmlessException(string what, int line) : Exception(what)
    {
        public int Line { get; } = line;
    }
}
