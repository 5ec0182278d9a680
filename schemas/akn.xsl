<?xml version='1.0' encoding='UTF-8'?>
<axsl:stylesheet xmlns:axsl="http://www.w3.org/1999/XSL/Transform" xmlns:sch="http://www.ascc.net/xml/schematron" xmlns:iso="http://purl.oclc.org/dsdl/schematron" xmlns:a="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" version="1.0"><!--Implementers: please note that overriding process-prolog or process-root is 
    the preferred method for meta-stylesheets to use where possible. -->
<axsl:param name="archiveDirParameter"/><axsl:param name="archiveNameParameter"/><axsl:param name="fileNameParameter"/><axsl:param name="fileDirParameter"/>

<!--PHASES-->


<!--PROLOG-->
<axsl:output xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" xmlns:svrl="http://purl.oclc.org/dsdl/svrl" method="xml" omit-xml-declaration="no" standalone="yes" indent="yes"/>

<!--KEYS-->
<axsl:key name="eid" match="*[@eId]" use="concat('#', @eId)"/><axsl:key name="listed" match="a:references/*[not(self::a:TLCTerm)]" use="concat(local-name(), ' ', @href)"/><axsl:key name="used" match="@refersTo | @as | @for | @source | @href | @dictionary" use="string(.)"/>

<!--DEFAULT RULES-->


<!--MODE: SCHEMATRON-SELECT-FULL-PATH-->
<!--This mode can be used to generate an ugly though full XPath for locators-->
<axsl:template match="*" mode="schematron-select-full-path"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:template>

<!--MODE: SCHEMATRON-FULL-PATH-->
<!--This mode can be used to generate an ugly though full XPath for locators-->
<axsl:template match="*" mode="schematron-get-full-path"><axsl:apply-templates select="parent::*" mode="schematron-get-full-path"/><axsl:text>/</axsl:text><axsl:choose><axsl:when test="namespace-uri()=''"><axsl:value-of select="name()"/><axsl:variable name="p_1" select="1+    count(preceding-sibling::*[name()=name(current())])"/><axsl:if test="$p_1&gt;1 or following-sibling::*[name()=name(current())]">[<axsl:value-of select="$p_1"/>]</axsl:if></axsl:when><axsl:otherwise><axsl:text>*[local-name()='</axsl:text><axsl:value-of select="local-name()"/><axsl:text>' and namespace-uri()='</axsl:text><axsl:value-of select="namespace-uri()"/><axsl:text>']</axsl:text><axsl:variable name="p_2" select="1+   count(preceding-sibling::*[local-name()=local-name(current())])"/><axsl:if test="$p_2&gt;1 or following-sibling::*[local-name()=local-name(current())]">[<axsl:value-of select="$p_2"/>]</axsl:if></axsl:otherwise></axsl:choose></axsl:template><axsl:template match="@*" mode="schematron-get-full-path"><axsl:text>/</axsl:text><axsl:choose><axsl:when test="namespace-uri()=''">@<axsl:value-of select="name()"/></axsl:when><axsl:otherwise><axsl:text>@*[local-name()='</axsl:text><axsl:value-of select="local-name()"/><axsl:text>' and namespace-uri()='</axsl:text><axsl:value-of select="namespace-uri()"/><axsl:text>']</axsl:text></axsl:otherwise></axsl:choose></axsl:template>

<!--MODE: SCHEMATRON-FULL-PATH-2-->
<!--This mode can be used to generate prefixed XPath for humans-->
<axsl:template match="node() | @*" mode="schematron-get-full-path-2"><axsl:for-each select="ancestor-or-self::*"><axsl:text>/</axsl:text><axsl:value-of select="name(.)"/><axsl:if test="preceding-sibling::*[name(.)=name(current())]"><axsl:text>[</axsl:text><axsl:value-of select="count(preceding-sibling::*[name(.)=name(current())])+1"/><axsl:text>]</axsl:text></axsl:if></axsl:for-each><axsl:if test="not(self::*)"><axsl:text/>/@<axsl:value-of select="name(.)"/></axsl:if></axsl:template>

<!--MODE: GENERATE-ID-FROM-PATH -->
<axsl:template match="/" mode="generate-id-from-path"/><axsl:template match="text()" mode="generate-id-from-path"><axsl:apply-templates select="parent::*" mode="generate-id-from-path"/><axsl:value-of select="concat('.text-', 1+count(preceding-sibling::text()), '-')"/></axsl:template><axsl:template match="comment()" mode="generate-id-from-path"><axsl:apply-templates select="parent::*" mode="generate-id-from-path"/><axsl:value-of select="concat('.comment-', 1+count(preceding-sibling::comment()), '-')"/></axsl:template><axsl:template match="processing-instruction()" mode="generate-id-from-path"><axsl:apply-templates select="parent::*" mode="generate-id-from-path"/><axsl:value-of select="concat('.processing-instruction-', 1+count(preceding-sibling::processing-instruction()), '-')"/></axsl:template><axsl:template match="@*" mode="generate-id-from-path"><axsl:apply-templates select="parent::*" mode="generate-id-from-path"/><axsl:value-of select="concat('.@', name())"/></axsl:template><axsl:template match="*" mode="generate-id-from-path" priority="-0.5"><axsl:apply-templates select="parent::*" mode="generate-id-from-path"/><axsl:text>.</axsl:text><axsl:value-of select="concat('.',name(),'-',1+count(preceding-sibling::*[name()=name(current())]),'-')"/></axsl:template><!--MODE: SCHEMATRON-FULL-PATH-3-->
<!--This mode can be used to generate prefixed XPath for humans 
	(Top-level element has index)-->
<axsl:template match="node() | @*" mode="schematron-get-full-path-3"><axsl:for-each select="ancestor-or-self::*"><axsl:text>/</axsl:text><axsl:value-of select="name(.)"/><axsl:if test="parent::*"><axsl:text>[</axsl:text><axsl:value-of select="count(preceding-sibling::*[name(.)=name(current())])+1"/><axsl:text>]</axsl:text></axsl:if></axsl:for-each><axsl:if test="not(self::*)"><axsl:text/>/@<axsl:value-of select="name(.)"/></axsl:if></axsl:template>

<!--MODE: GENERATE-ID-2 -->
<axsl:template match="/" mode="generate-id-2">U</axsl:template><axsl:template match="*" mode="generate-id-2" priority="2"><axsl:text>U</axsl:text><axsl:number level="multiple" count="*"/></axsl:template><axsl:template match="node()" mode="generate-id-2"><axsl:text>U.</axsl:text><axsl:number level="multiple" count="*"/><axsl:text>n</axsl:text><axsl:number count="node()"/></axsl:template><axsl:template match="@*" mode="generate-id-2"><axsl:text>U.</axsl:text><axsl:number level="multiple" count="*"/><axsl:text>_</axsl:text><axsl:value-of select="string-length(local-name(.))"/><axsl:text>_</axsl:text><axsl:value-of select="translate(name(),':','.')"/></axsl:template><!--Strip characters--><axsl:template match="text()" priority="-1"/>

<!--SCHEMA METADATA-->
<axsl:template match="/"><svrl:schematron-output xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" title="Rulings in Akoma Ntoso 3.0: what the XSD cannot say" schemaVersion=""><axsl:comment><axsl:value-of select="$archiveDirParameter"/>   
		 <axsl:value-of select="$archiveNameParameter"/>  
		 <axsl:value-of select="$fileNameParameter"/>  
		 <axsl:value-of select="$fileDirParameter"/></axsl:comment><svrl:ns-prefix-in-attribute-values uri="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" prefix="a"/><svrl:active-pattern><axsl:attribute name="id">judgment</axsl:attribute><axsl:attribute name="name">References lead somewhere; all has a name, words, and its number once</axsl:attribute><axsl:apply-templates/></svrl:active-pattern><axsl:apply-templates select="key('M','M5')" mode="M5"/></svrl:schematron-output></axsl:template>

<!--SCHEMATRON PATTERNS-->
<svrl:text xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron">Rulings in Akoma Ntoso 3.0: what the XSD cannot say</svrl:text>

<!--PATTERN judgmentReferences lead somewhere; all has a name, words, and its number once-->
<svrl:text xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron">References lead somewhere; all has a name, words, and its number once</svrl:text>

	<!--RULE -->
<axsl:key name="M" match="a:judgment" use="'M5'"/><axsl:template match="a:judgment" priority="1009" mode="M5"><axsl:variable name="lost" select=".//@*[starts-with(., '#')][not(key('eid', .))][not(contains(., ' ') or name() = 'before' or name() = 'after' or name() = 'showAs' or name() = 'value')]"/><axsl:variable name="bare" select=".//@refersTo[not(starts-with(., '#'))] | .//@as[not(starts-with(., '#'))] | a:meta/a:*/@source[not(starts-with(., '#'))]"/><axsl:variable name="nameless" select="(a:header | a:judgmentBody | a:conclusions | a:meta/a:lifecycle/a:eventRef | a:meta/a:analysis/a:judicial/*[not(self::a:result)] | (a:header | a:judgmentBody | a:conclusions)//*[not(@eId)][self::a:ref or self::a:mref or self::a:outcome or self::a:authorialNote or not(self::a:num or self::a:content or self::a:intro or self::a:wrapUp or ancestor::a:p)])[not(@eId)]"/><axsl:variable name="misnamed" select="(a:judgmentBody/*/a:paragraph | .//a:paragraph/* | .//a:point/* | .//a:alinea/* | .//a:subparagraph/*)[not(self::a:num or self::a:content or self::a:intro or self::a:wrapUp)][not(starts-with(@eId, concat(../@eId, '__')))]"/><axsl:variable name="astray" select="(a:header/a:p | a:judgmentBody/*/a:p)[not(a:remark)][not(starts-with(@eId, concat(../@eId, '__')))] | a:conclusions/a:container/a:p[not(a:remark)][not(starts-with(@eId, 'conclusions__'))] | (.//a:paragraph/*/a:p | .//a:point/*/a:p | .//a:subparagraph/*/a:p)[not(a:remark)][not(starts-with(@eId, concat(../../@eId, '__')))]"/><axsl:variable name="wordless" select="(a:header | a:judgmentBody | a:conclusions)//*[not(normalize-space(.))][not(self::a:eop or self::a:marker or self::a:noteRef or descendant-or-self::a:p[@status])]"/><axsl:variable name="hollow" select="(.//a:paragraph | .//a:point | .//a:content | .//a:intro | .//a:wrapUp | a:judgmentBody/* | a:conclusions | .//a:authorialNote)[not(.//a:p)]"/><axsl:variable name="numbered" select=".//a:num[preceding-sibling::a:num]"/><axsl:variable name="nowhere" select=".//a:ref[not(starts-with(@href, '/akn/') or starts-with(@href, '#'))]"/><axsl:variable name="single" select=".//a:mref[not(.//a:ref)]"/><axsl:variable name="foreign" select=".//@xml:lang[string-length(.) != 3]"/>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($lost)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($lost)"><axsl:attribute name="id">dangling</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text><axsl:text/><axsl:value-of select="name($lost[1])"/><axsl:text/> '<axsl:text/><axsl:value-of select="$lost[1]"/><axsl:text/>' leads nowhere.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($bare)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($bare)"><axsl:attribute name="id">dangling-bare</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text><axsl:text/><axsl:value-of select="name($bare[1])"/><axsl:text/> '<axsl:text/><axsl:value-of select="$bare[1]"/><axsl:text/>' is no reference inside the document.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($nameless)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($nameless)"><axsl:attribute name="id">eid-missing</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="name($nameless[1])"/><axsl:text/>' in '<axsl:text/><axsl:value-of select="$nameless[1]/../@eId"/><axsl:text/>' has no eId.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($misnamed)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($misnamed)"><axsl:attribute name="id">eid-prefix</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$misnamed[1]/@eId"/><axsl:text/>' is not named after '<axsl:text/><axsl:value-of select="$misnamed[1]/../@eId"/><axsl:text/>', in which it stands.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($astray)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($astray)"><axsl:attribute name="id">eid-prefix-p</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$astray[1]/@eId"/><axsl:text/>' is not named after the part in which it stands.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($wordless)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($wordless)"><axsl:attribute name="id">empty-words</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="name($wordless[1])"/><axsl:text/>' '<axsl:text/><axsl:value-of select="$wordless[1]/@eId"/><axsl:text/>' has no words.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($hollow)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($hollow)"><axsl:attribute name="id">empty-part</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$hollow[1]/@eId"/><axsl:text/>' has no paragraph.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($numbered)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($numbered)"><axsl:attribute name="id">num-doubled</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$numbered[1]/../@eId"/><axsl:text/>' has more than one number.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($nowhere)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($nowhere)"><axsl:attribute name="id">ref-iri</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$nowhere[1]/@href"/><axsl:text/>' is no name of an act or a ruling.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($single)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($single)"><axsl:attribute name="id">mref-refs</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$single[1]/@eId"/><axsl:text/>' holds no reference.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($foreign)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($foreign)"><axsl:attribute name="id">language-code-xml</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$foreign[1]"/><axsl:text/>' is no code of ISO 639-3.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="*[contains(@refersTo, ' ')]" use="'M5'"/><axsl:template match="*[contains(@refersTo, ' ')]" priority="1008" mode="M5">

		<!--ASSERT -->
<axsl:choose><axsl:when test="count(//*[@eId and contains(concat(' ', current()/@refersTo, ' '), concat(' #', @eId, ' '))]) = string-length(normalize-space(@refersTo)) - string-length(translate(normalize-space(@refersTo), ' ', '')) + 1"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="count(//*[@eId and contains(concat(' ', current()/@refersTo, ' '), concat(' #', @eId, ' '))]) = string-length(normalize-space(@refersTo)) - string-length(translate(normalize-space(@refersTo), ' ', '')) + 1"><axsl:attribute name="id">dangling-list</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>refersTo '<axsl:text/><axsl:value-of select="@refersTo"/><axsl:text/>' leads nowhere.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:references" use="'M5'"/><axsl:template match="a:references" priority="1007" mode="M5"><axsl:variable name="twice" select="*[count(key('listed', concat(local-name(), ' ', @href))) &gt; 1]"/><axsl:variable name="nameless" select="*[not(@eId) or not(normalize-space(@showAs))]"/>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($twice)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($twice)"><axsl:attribute name="id">listed-twice</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$twice[1]/@href"/><axsl:text/>' is listed more than once.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($nameless)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($nameless)"><axsl:attribute name="id">listed-nameless</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$nameless[1]/@href"/><axsl:text/>' has no eId or nothing to show.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:references/a:TLCReference[@name = 'expression']" use="'M5'"/><axsl:template match="a:references/a:TLCReference[@name = 'expression']" priority="1006" mode="M5">

		<!--ASSERT -->
<axsl:choose><axsl:when test="starts-with(@href, concat(//a:FRBRWork/a:FRBRuri/@value, '/')) and @href != //a:FRBRExpression/a:FRBRuri/@value"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="starts-with(@href, concat(//a:FRBRWork/a:FRBRuri/@value, '/')) and @href != //a:FRBRExpression/a:FRBRuri/@value"><axsl:attribute name="id">parallel-iri</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="@href"/><axsl:text/>' is no other expression of this work.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:references/*[not(self::a:jurisprudence or @name = 'cited')][not(key('used', concat('#', @eId)))]" use="'M5'"/><axsl:template match="a:references/*[not(self::a:jurisprudence or @name = 'cited')][not(key('used', concat('#', @eId)))]" priority="1005" mode="M5">

		<!--ASSERT -->
<axsl:choose><axsl:when test="//*[contains(concat(' ', @refersTo, ' '), concat(' #', current()/@eId, ' '))]"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="//*[contains(concat(' ', @refersTo, ' '), concat(' #', current()/@eId, ' '))]"><axsl:attribute name="id">listed-unused</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="@eId"/><axsl:text/>' is listed, but nothing refers to it.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:FRBRlanguage" use="'M5'"/><axsl:template match="a:FRBRlanguage" priority="1004" mode="M5">

		<!--ASSERT -->
<axsl:choose><axsl:when test="string-length(@language) = 3 and translate(@language, 'abcdefghijklmnopqrstuvwxyz', '') = ''"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="string-length(@language) = 3 and translate(@language, 'abcdefghijklmnopqrstuvwxyz', '') = ''"><axsl:attribute name="id">language-code</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="@language"/><axsl:text/>' is no code of ISO 639-3.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:judgment/a:meta/a:identification/a:FRBRWork" use="'M5'"/><axsl:template match="a:judgment/a:meta/a:identification/a:FRBRWork" priority="1003" mode="M5"><axsl:variable name="author" select="substring-after(key('eid', a:FRBRauthor/@href)/@href, concat('/organization/', a:FRBRcountry/@value, '/'))"/><axsl:variable name="iri" select="concat('/akn/', a:FRBRcountry/@value, '/judgment/', a:FRBRsubtype/@value, '/', $author, '/', a:FRBRdate/@date, '/', a:FRBRnumber/@value)"/>

		<!--ASSERT -->
<axsl:choose><axsl:when test="a:FRBRuri/@value = $iri"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="a:FRBRuri/@value = $iri"><axsl:attribute name="id">work-iri</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>The Work is named '<axsl:text/><axsl:value-of select="a:FRBRuri/@value"/><axsl:text/>', but its metadata say '<axsl:text/><axsl:value-of select="$iri"/><axsl:text/>'.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="a:FRBRthis/@value = concat(a:FRBRuri/@value, '/!main')"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="a:FRBRthis/@value = concat(a:FRBRuri/@value, '/!main')"><axsl:attribute name="id">work-this</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>FRBRthis and FRBRuri of the Work disagree.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="ancestor::a:judgment/@name = a:FRBRsubtype/@value"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="ancestor::a:judgment/@name = a:FRBRsubtype/@value"><axsl:attribute name="id">work-name</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>The judgment is named '<axsl:text/><axsl:value-of select="ancestor::a:judgment/@name"/><axsl:text/>', its subtype is '<axsl:text/><axsl:value-of select="a:FRBRsubtype/@value"/><axsl:text/>'.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:judgment/a:meta/a:identification/a:FRBRExpression" use="'M5'"/><axsl:template match="a:judgment/a:meta/a:identification/a:FRBRExpression" priority="1002" mode="M5"><axsl:variable name="iri" select="concat(../a:FRBRWork/a:FRBRuri/@value, '/', a:FRBRlanguage/@language, '@', a:FRBRdate/@date)"/>

		<!--ASSERT -->
<axsl:choose><axsl:when test="a:FRBRuri/@value = $iri"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="a:FRBRuri/@value = $iri"><axsl:attribute name="id">expression-iri</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>The Expression is named '<axsl:text/><axsl:value-of select="a:FRBRuri/@value"/><axsl:text/>', but its metadata say '<axsl:text/><axsl:value-of select="$iri"/><axsl:text/>'.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="a:FRBRthis/@value = concat(a:FRBRuri/@value, '/!main')"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="a:FRBRthis/@value = concat(a:FRBRuri/@value, '/!main')"><axsl:attribute name="id">expression-this</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>FRBRthis and FRBRuri of the Expression disagree.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:judgment/a:meta/a:identification/a:FRBRManifestation" use="'M5'"/><axsl:template match="a:judgment/a:meta/a:identification/a:FRBRManifestation" priority="1001" mode="M5"><axsl:variable name="iri" select="../a:FRBRExpression/a:FRBRuri/@value"/>

		<!--ASSERT -->
<axsl:choose><axsl:when test="a:FRBRuri/@value = concat($iri, '.', a:FRBRformat/@value)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="a:FRBRuri/@value = concat($iri, '.', a:FRBRformat/@value)"><axsl:attribute name="id">manifestation-iri</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>The Manifestation is named '<axsl:text/><axsl:value-of select="a:FRBRuri/@value"/><axsl:text/>', but it is '<axsl:text/><axsl:value-of select="a:FRBRformat/@value"/><axsl:text/>' of '<axsl:text/><axsl:value-of select="$iri"/><axsl:text/>'.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="a:FRBRthis/@value = concat($iri, '/!main.', a:FRBRformat/@value)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="a:FRBRthis/@value = concat($iri, '/!main.', a:FRBRformat/@value)"><axsl:attribute name="id">manifestation-this</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>FRBRthis and FRBRuri of the Manifestation disagree.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template>

	<!--RULE -->
<axsl:key name="M" match="a:attachment" use="'M5'"/><axsl:template match="a:attachment" priority="1000" mode="M5"><axsl:variable name="id" select="a:doc/a:meta/a:identification"/><axsl:variable name="main" select="//a:judgment/a:meta/a:identification"/><axsl:variable name="stray" select="a:doc/a:mainBody//*[@eId][not(starts-with(@eId, concat(current()/@eId, '__')))]"/><axsl:variable name="hollow" select="a:doc/a:mainBody[not(.//a:p)]"/>

		<!--ASSERT -->
<axsl:choose><axsl:when test="$id/a:FRBRWork/a:FRBRthis/@value = concat($main/a:FRBRWork/a:FRBRuri/@value, '/!attachment_', substring-after(@eId, '_'))"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="$id/a:FRBRWork/a:FRBRthis/@value = concat($main/a:FRBRWork/a:FRBRuri/@value, '/!attachment_', substring-after(@eId, '_'))"><axsl:attribute name="id">attachment-work</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$id/a:FRBRWork/a:FRBRthis/@value"/><axsl:text/>' is no part of this work.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="$id/a:FRBRExpression/a:FRBRthis/@value = concat($main/a:FRBRExpression/a:FRBRuri/@value, '/!attachment_', substring-after(@eId, '_'))"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="$id/a:FRBRExpression/a:FRBRthis/@value = concat($main/a:FRBRExpression/a:FRBRuri/@value, '/!attachment_', substring-after(@eId, '_'))"><axsl:attribute name="id">attachment-expression</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$id/a:FRBRExpression/a:FRBRthis/@value"/><axsl:text/>' is no part of this expression.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($stray)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($stray)"><axsl:attribute name="id">attachment-eid</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="$stray[1]/@eId"/><axsl:text/>' is not named after '<axsl:text/><axsl:value-of select="@eId"/><axsl:text/>', in which it stands.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose>

		<!--ASSERT -->
<axsl:choose><axsl:when test="not($hollow)"/><axsl:otherwise><svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:schold="http://www.ascc.net/xml/schematron" test="not($hollow)"><axsl:attribute name="id">attachment-empty</axsl:attribute><axsl:attribute name="location"><axsl:apply-templates select="." mode="schematron-get-full-path"/></axsl:attribute><svrl:text>'<axsl:text/><axsl:value-of select="@eId"/><axsl:text/>' has no paragraph.</svrl:text></svrl:failed-assert></axsl:otherwise></axsl:choose></axsl:template></axsl:stylesheet>