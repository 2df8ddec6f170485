using System.Globalization;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Access;

/// <summary>
/// Who may do what, one line per operation. <c>ok</c> means that the caller is let in (what is asked for may still be refused by a
/// rule); otherwise the status stands there. <c>/groups</c> stands for <c>/chapters</c>, <c>/sigs</c> and <c>/working-groups</c>.
/// </summary>
/// <remarks>
/// The callers: <c>anonymous</c>; a <c>member</c> without any office; an officer of <c>another</c> group of each kind; an
/// <c>officer</c> of the group in question; a machine client with members.read (<c>reader</c>), and one with another scope
/// (<c>machine</c>); a membership administrator (<c>admin</c>); an <c>auditor</c>. What is asked for belongs to none of them.
/// </remarks>
internal static class AccessTable
{
    private const string Text = """
                                                           anonymous member another officer reader machine admin auditor
        GET   /groups                                      ok        ok     ok      ok      ok     ok      ok    ok
        GET   /groups/{slug}                               ok        ok     ok      ok      ok     ok      ok    ok
        GET   /groups/{slug}/officers                      ok        ok     ok      ok      ok     ok      ok    ok
        POST  /groups/{slug}/officers                      401       403    403     403     403    403     ok    403
        POST  /groups/{slug}/officers/{id}/end             401       403    403     403     403    403     ok    403
        GET   /groups/{slug}/offices                       401       403    403     ok      403    403     ok    ok
        PUT   /groups/{slug}/offices/{office}              401       403    403     403     403    403     ok    403
        POST  /groups/{slug}/enrollments                   401       ok     ok      ok      403    403     ok    ok
        GET   /groups/{slug}/enrollments                   401       403    403     ok      ok     403     ok    ok
        GET   /groups/{slug}/enrollments/counts            401       403    403     ok      ok     403     ok    ok
        GET   /groups/{slug}/enrollments/{id}              401       404    404     ok      ok     403     ok    ok
        GET   /groups/{slug}/enrollments/{id}/history      401       404    404     ok      ok     403     ok    ok
        POST  /groups/{slug}/enrollments/{id}/approve      401       403    403     ok      403    403     ok    403
        POST  /groups/{slug}/enrollments/{id}/decline      401       403    403     ok      403    403     ok    403
        POST  /groups/{slug}/enrollments/{id}/suspend      401       403    403     ok      403    403     ok    403
        POST  /groups/{slug}/enrollments/{id}/reinstate    401       403    403     ok      403    403     ok    403
        POST  /groups/{slug}/enrollments/{id}/remove       401       403    403     ok      403    403     ok    403
        POST  /groups/{slug}/enrollments/{id}/withdraw     401       404    404     404     403    403     404   404
        POST  /groups/{slug}/enrollments/{id}/leave        401       404    404     404     403    403     404   404
        GET   /groups/{slug}/members                       401       403    403     ok      ok     403     ok    ok
        GET   /statistics                                  ok        ok     ok      ok      ok     ok      ok    ok
        POST  /members                                     ok        ok     ok      ok      ok     ok      ok    ok
        POST  /members/verification                        ok        ok     ok      ok      ok     ok      ok    ok
        POST  /members/verification-requests               ok        ok     ok      ok      ok     ok      ok    ok
        GET   /members                                     401       403    403     403     ok     403     ok    ok
        GET   /members/{id}                                401       403    403     403     ok     403     ok    ok
        GET   /members/{id}/history                        401       403    403     403     403    403     ok    ok
        PATCH /members/{id}                                401       403    403     403     403    403     ok    403
        POST  /members/{id}/suspend                        401       403    403     403     403    403     ok    403
        POST  /members/{id}/reinstate                      401       403    403     403     403    403     ok    403
        POST  /members/{id}/terminate                      401       403    403     403     403    403     ok    403
        GET   /members/{id}/staff-roles                    401       403    403     403     403    403     ok    403
        PUT   /members/{id}/staff-roles                    401       403    403     403     403    403     ok    403
        POST  /members/{id}/second-factor/reset            401       403    403     403     403    403     ok    403
        POST  /members/{id}/email                          401       403    403     403     403    403     ok    403
        GET   /me                                          401       ok     ok      ok      403    403     ok    ok
        PATCH /me                                          401       ok     ok      ok      403    403     ok    ok
        GET   /me/consents                                 401       ok     ok      ok      403    403     ok    ok
        POST  /me/consents                                 401       ok     ok      ok      403    403     ok    ok
        GET   /me/enrollments                              401       ok     ok      ok      403    403     ok    ok
        GET   /me/history                                  401       ok     ok      ok      403    403     ok    ok
        POST  /me/email-change                             401       ok     ok      ok      403    403     ok    ok
        POST  /me/resignation                              401       ok     ok      ok      403    403     ok    ok
        GET   /clients                                     401       403    403     403     403    403     ok    ok
        POST  /clients                                     401       403    403     403     403    403     ok    403
        GET   /clients/{id}                                401       403    403     403     403    403     ok    ok
        PATCH /clients/{id}                                401       403    403     403     403    403     ok    403
        POST  /clients/{id}/secrets                        401       403    403     403     403    403     ok    403
        DELETE /clients/{id}/secrets/{ordinal}             401       403    403     403     403    403     ok    403
        POST  /clients/{id}/disable                        401       403    403     403     403    403     ok    403
        POST  /clients/{id}/enable                         401       403    403     403     403    403     ok    403
        GET   /audit-events                                401       403    403     403     403    403     ok    ok
        """;

    private static readonly string[] Kinds = ["/chapters", "/sigs", "/working-groups"];

    /// <summary>The expected outcome of each caller, by operation.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Expected { get; } = Read(Text);

    /// <summary>Whether an answer is what the table says: let in, or refused with this status and a code.</summary>
    public static bool Meets(Answer answer, string expected) => (int)answer.Status is 401 or 403 or 404 or 429 or >= 500
        ? expected == ((int)answer.Status).ToString(CultureInfo.InvariantCulture) && answer.Code is not null
        : expected == "ok";

    /// <summary>Reads a table: the callers in its first line, then a line for each operation.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> Read(string text)
    {
        var lines = text.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return lines.Skip(1).SelectMany(Operations).ToDictionary(o => o.Operation, o => o.Outcomes);

        IEnumerable<(string Operation, IReadOnlyDictionary<string, string> Outcomes)> Operations(string[] line)
        {
            var outcomes = lines[0].Zip(line.Skip(2)).ToDictionary(c => c.First, c => c.Second);
            Assert.Equal(lines[0].Length + 2, line.Length);
            return line[1].StartsWith("/groups", StringComparison.Ordinal)
                ? Kinds.Select(kind => ($"{line[0]} {kind}{line[1]["/groups".Length..]}", (IReadOnlyDictionary<string, string>)outcomes))
                : [($"{line[0]} {line[1]}", outcomes)];
        }
    }
}
