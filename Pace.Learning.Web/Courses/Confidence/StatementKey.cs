using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Courses.Confidence;

/// <summary>Names a statement in stored ratings. A statement that is reworded is another one: the two aren't compared.</summary>
internal static class StatementKey
{
    public static string Of(string statement) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(statement.Trim())).AsSpan(0, 6));
}
