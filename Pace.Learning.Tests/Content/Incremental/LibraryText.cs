using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Pace.Learning.Content.Library;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Tests.Content.Incremental;

/// <summary>Everything that a library says, in one text: two libraries with the same text are the same.</summary>
internal static class LibraryText
{
    public static string Of(ContentLibrary library)
    {
        var text = new StringBuilder();
        Write(library, text, "");
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, string indent)
    {
        switch (value)
        {
            case null or string or bool or Enum or FinishedHtml:
                text.Append(value).Append('\n');
                break;
            case IFormattable simple:
                text.Append(simple.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(Convert.ToHexString(bytes.Span)).Append('\n');
                break;
            case IEnumerable items:
                text.Append('\n');
                foreach (var item in items)
                {
                    text.Append(indent).Append("- ");
                    Write(item, text, indent + "  ");
                }
                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
                {
                    text.Append(indent).Append(property.Name).Append(": ");
                    Write(property.GetValue(value), text, indent + "  ");
                }
                break;
        }
    }
}
